-- All documents that answer a search, found by its index alone: what it costs to read a whole column of searched words,
-- the planner does not know, and reads it for every frequent word. (A list's first page is better served without.)
CREATE FUNCTION documents_found(for_search text)
RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET enable_seqscan = off SET enable_indexscan = off
BEGIN ATOMIC
  SELECT id FROM document WHERE search @@ websearch_to_tsquery('english', for_search);
END;
