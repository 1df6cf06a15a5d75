-- The SQL twins of stateFor and marginOf in packages/domain/src/review/prediction-state.ts: sets are moved without
-- leaving the database. A test holds both against each other. Null: below the floor, not stored.
CREATE FUNCTION prediction_state_for(p real, accept double precision, review double precision)
RETURNS prediction_state
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN p >= accept::real THEN 'published'::prediction_state
  WHEN p >= review::real THEN 'queued'::prediction_state
  WHEN p >= (review / 2)::real THEN 'withdrawn'::prediction_state
END;

CREATE FUNCTION prediction_margin_for(p real, accept double precision, review double precision)
RETURNS real
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN least(abs(p - accept::real), abs(p - review::real));
