-- A file that comes again tells what people merged from what they renamed, and both from what an earlier file did.
CREATE TYPE "alias_origin" AS ENUM ('vocabulary', 'renaming', 'merging');
ALTER TABLE "subject_alias" ADD COLUMN "origin" "alias_origin" NOT NULL DEFAULT 'renaming';
ALTER TABLE "subject_alias" ALTER COLUMN "origin" DROP DEFAULT;

-- A subject's URI means that subject: an alias of it is from before the subject came back.
DELETE FROM "subject_alias" a USING "subject" s WHERE s."scheme_id" = a."scheme_id" AND s."uri" = a."key";

-- Until now, merging was told by what it leaves: a URI, another name or another place.
UPDATE "subject_alias" a SET "origin" = 'merging'
FROM "subject" s
JOIN "scheme" k ON k."id" = s."scheme_id"
WHERE s."id" = a."subject_id" AND (
  a."key" ~* '^[a-z][a-z0-9+.-]*:(//|[^[:space:]]+$)'
  OR EXISTS (
    SELECT FROM "subject_name" n
    WHERE n."subject_id" = s."id" AND NOT n."is_preferred"
      AND n."text" = CASE WHEN k."merges_equal_names" THEN a."key"
        ELSE replace(regexp_replace(a."key", '^.*(?<!\\)/', ''), '\/', '/') END)
  OR a."key" = ANY (s."paths"));

-- What an import of a vocabulary wrote is noted.
UPDATE "subject_alias" a SET "origin" = 'vocabulary'
FROM "changed_row" c
JOIN "vocabulary_import" i ON i."id" = c."import_id"
WHERE c."relation" = 'subject_alias' AND i."scheme_id" = a."scheme_id"
  AND c."written" ->> 'key' = a."key" AND (c."written" ->> 'subject_id')::int = a."subject_id";
