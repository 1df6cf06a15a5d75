-- Parts of all documents that one belongs to: its block of 1,024 by id, and one that its hash draws, as a negative number:
-- of 250 documents -1 has one, -1 and -2 have two, the next two more, and so on doubled, -9 has all others. With them in
-- the same index, a search within some parts reads nothing but what it finds there.
CREATE FUNCTION document_parts(id bigint, id_fraction smallint) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[(id / 1024)::integer, -1 - width_bucket(id_fraction / 4, ARRAY[1, 2, 4, 8, 16, 32, 64, 128])];

DROP INDEX "document_search_idx";
CREATE INDEX document_search_in_parts ON document USING GIN (search, document_parts(id, id_fraction));

-- What a search finds in some parts, or in all, by the index alone: what it costs to read a whole column of searched words,
-- the planner does not know, and reads it for every frequent word.
DROP FUNCTION documents_found(text);
CREATE FUNCTION documents_found(for_search text, of_state document_state, in_parts integer[]) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET enable_seqscan = off SET enable_indexscan = off SET work_mem = '64MB' SET jit = off
BEGIN ATOMIC
  SELECT id FROM document
  WHERE search @@ search_query(for_search) AND state = of_state AND document_parts(id, id_fraction) && in_parts;
END;
CREATE FUNCTION documents_found(for_search text, of_state document_state) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET enable_seqscan = off SET enable_indexscan = off SET work_mem = '64MB' SET jit = off
BEGIN ATOMIC
  SELECT id FROM document WHERE search @@ search_query(for_search) AND state = of_state;
END;
