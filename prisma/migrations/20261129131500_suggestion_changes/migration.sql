CREATE TYPE "suggestion_change_kind" AS ENUM ('published', 'withdrawn');

CREATE TABLE "suggestion_change" (
    "position" BIGSERIAL NOT NULL,
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "kind" "suggestion_change_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggestion_change_pkey" PRIMARY KEY ("position")
);

CREATE TABLE "noted_change" (
    "id" BIGSERIAL NOT NULL,
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "kind" "suggestion_change_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "noted_change_pkey" PRIMARY KEY ("id")
);

-- A suggestion is shown where it is published or accepted and its document takes part.
CREATE FUNCTION is_shown(state prediction_state) RETURNS boolean
LANGUAGE sql IMMUTABLE RETURN coalesce(state IN ('published', 'accepted'), false);

INSERT INTO noted_change (document_id, subject_id, kind)
SELECT p.document_id, p.subject_id, 'published' FROM prediction p JOIN document d ON d.id = p.document_id
WHERE p.state IN ('published', 'accepted') AND d.state = 'active'
ORDER BY p.document_id, p.subject_id;

CREATE FUNCTION note_new_suggestions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO noted_change (document_id, subject_id, kind)
  SELECT n.document_id, n.subject_id, 'published' FROM new_rows n JOIN document d ON d.id = n.document_id
  WHERE is_shown(n.state) AND d.state = 'active';
  RETURN NULL;
END $$;

-- A merge of subjects may change the key, too.
CREATE FUNCTION note_changed_suggestions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO noted_change (document_id, subject_id, kind)
  SELECT document_id, subject_id, CASE WHEN is_shown(n.state) THEN 'published' ELSE 'withdrawn' END::suggestion_change_kind
  FROM (SELECT * FROM old_rows WHERE is_shown(state)) o
    FULL JOIN (SELECT * FROM new_rows WHERE is_shown(state)) n USING (document_id, subject_id)
    JOIN document d ON d.id = document_id
  WHERE (o.state IS NULL OR n.state IS NULL) AND d.state = 'active';
  RETURN NULL;
END $$;

-- With a document its suggestions go.
CREATE FUNCTION note_deleted_suggestions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO noted_change (document_id, subject_id, kind)
  SELECT o.document_id, o.subject_id, 'withdrawn' FROM old_rows o LEFT JOIN document d ON d.id = o.document_id
  WHERE is_shown(o.state) AND (d.id IS NULL OR d.state = 'active');
  RETURN NULL;
END $$;

CREATE FUNCTION note_suggestions_of_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO noted_change (document_id, subject_id, kind)
  SELECT p.document_id, p.subject_id, CASE WHEN NEW.state = 'active' THEN 'published' ELSE 'withdrawn' END::suggestion_change_kind
  FROM prediction p WHERE p.document_id = NEW.id AND is_shown(p.state);
  RETURN NULL;
END $$;

CREATE TRIGGER new_suggestions_are_noted AFTER INSERT ON prediction
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_new_suggestions();
CREATE TRIGGER changed_suggestions_are_noted AFTER UPDATE ON prediction
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_suggestions();
CREATE TRIGGER deleted_suggestions_are_noted AFTER DELETE ON prediction
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_deleted_suggestions();
CREATE TRIGGER suggestions_of_document_are_noted AFTER UPDATE OF state ON document
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION note_suggestions_of_document();
