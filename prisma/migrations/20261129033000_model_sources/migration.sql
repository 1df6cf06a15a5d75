-- A model says which sources it suggests for; all if it names none. The sample's model is for the sample alone.
ALTER TABLE "model" ADD COLUMN "source_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

UPDATE "model" m SET "source_ids" = ARRAY[s.id]
FROM "source" s, "scheme" c
WHERE s.name = 'sample' AND c.name = 'Research areas' AND m.name = 'Research areas' AND m.scheme_id = c.id
  AND EXISTS (
    SELECT FROM run r
    WHERE r.kind = 'import' AND r.user_id IS NULL AND r.api_key_id IS NULL AND r.input ->> 'source' = 'sample');

CREATE FUNCTION model_applies(to_sources integer[], source_id integer)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN cardinality(to_sources) = 0 OR source_id = ANY(to_sources);
