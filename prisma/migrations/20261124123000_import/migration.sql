-- The ids that a running import has met, so that one that comes twice is told; deleted when its run ends.
CREATE TABLE "imported_id" (
    "run_id" BIGINT NOT NULL,
    "external_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "imported_id_pkey" PRIMARY KEY ("run_id","external_id")
);

-- However an import ends (done, failed, cancelled while it ran or before it began), what it alone needed goes with it.
CREATE FUNCTION forget_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM upload WHERE id = (NEW.input ->> 'uploadId')::bigint;
  DELETE FROM imported_id WHERE run_id = NEW.id;
  RETURN NULL;
END;
$$;

CREATE TRIGGER run_forgets_import
  AFTER UPDATE OF state ON run
  FOR EACH ROW
  WHEN (NEW.kind = 'import' AND NEW.state IN ('succeeded', 'failed', 'cancelled'))
  EXECUTE FUNCTION forget_import();
