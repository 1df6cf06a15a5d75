-- What the overview counts: decided predictions are few, so their index is small.
CREATE INDEX prediction_decided ON prediction (subject_id, state, version_id, probability)
  WHERE state IN ('accepted', 'rejected');

-- How many predictions of a subject are in a state, where counting them would take too long: kept by ANALYZE.
CREATE STATISTICS prediction_subject_state (mcv) ON subject_id, state FROM prediction;

-- Rows of a table by its size now and its density when it was last analysed; a guess by size alone before that.
CREATE FUNCTION estimated_rows(of_table regclass)
RETURNS double precision
LANGUAGE sql STABLE
RETURN (
  SELECT pg_relation_size(oid) / CASE
    WHEN reltuples > 0 AND relpages > 0 THEN relpages * current_setting('block_size')::double precision / reltuples
    ELSE 100 END
  FROM pg_class WHERE oid = of_table);
