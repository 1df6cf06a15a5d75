-- What Prisma's schema cannot say: partial indexes, checks, and an audit trail that only grows.

-- At most one classifier serves a subject.
CREATE UNIQUE INDEX deployment_one_open_per_subject ON deployment (subject_id) WHERE ended_at IS NULL;

-- The review queue: the whole, by subject, and by document; each first page is an index scan.
CREATE INDEX prediction_queue ON prediction (margin, document_id) WHERE state = 'queued';
CREATE INDEX prediction_queue_by_subject ON prediction (subject_id, margin, document_id) WHERE state = 'queued';
CREATE INDEX prediction_queue_by_document ON prediction (document_id) WHERE state = 'queued';

-- What search front ends see.
CREATE INDEX prediction_visible ON prediction (subject_id, document_id) WHERE state IN ('published', 'accepted');

ALTER TABLE document
  ADD CONSTRAINT document_chance_is_a_thousandth CHECK (chance BETWEEN 0 AND 999),
  ADD CONSTRAINT document_set_aside_has_a_reason CHECK ((state = 'set_aside') = (set_aside_reason IS NOT NULL)),
  ADD CONSTRAINT document_content_hash_length CHECK (octet_length(content_hash) = 16);

ALTER TABLE model
  ADD CONSTRAINT model_target_precision_is_a_share CHECK (target_precision > 0 AND target_precision <= 1);

ALTER TABLE version
  ADD CONSTRAINT version_number_is_positive CHECK (number > 0),
  ADD CONSTRAINT version_sha256_length CHECK (octet_length(sha256) = 32);

ALTER TABLE artefact_chunk
  ADD CONSTRAINT artefact_chunk_size CHECK (octet_length(bytes) <= 4194304);

ALTER TABLE classifier
  ADD CONSTRAINT classifier_thresholds_are_ordered CHECK (0 <= review_threshold AND review_threshold <= coalesce(accept_threshold, 1) AND coalesce(accept_threshold, 1) <= 1),
  ADD CONSTRAINT classifier_skipped_has_a_reason CHECK (state <> 'skipped' OR reason IS NOT NULL),
  ADD CONSTRAINT classifier_trained_has_a_review_threshold CHECK (state <> 'trained' OR review_threshold IS NOT NULL);

ALTER TABLE deployment
  ADD CONSTRAINT deployment_ends_after_it_starts CHECK (ended_at >= started_at);

ALTER TABLE prediction
  ADD CONSTRAINT prediction_probability_is_a_share CHECK (probability BETWEEN 0 AND 1),
  ADD CONSTRAINT prediction_margin_is_a_distance CHECK (margin BETWEEN 0 AND 1);

ALTER TABLE decision
  ADD CONSTRAINT decision_probability_is_a_share CHECK (probability BETWEEN 0 AND 1);

ALTER TABLE act
  ADD CONSTRAINT act_has_one_actor CHECK (num_nonnulls(user_id, api_key_id) <= 1);

ALTER TABLE run
  ADD CONSTRAINT run_attempt_counts_up CHECK (attempt >= 0);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER audit_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
