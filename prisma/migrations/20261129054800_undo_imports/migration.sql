-- What an import did to each document, and what it created, so that it can be undone as a whole.
ALTER TABLE "run" ADD COLUMN "undone_at" TIMESTAMPTZ(3);

CREATE TABLE "document_change" (
    "id" BIGSERIAL NOT NULL,
    "run_id" BIGINT NOT NULL,
    "document_id" BIGINT NOT NULL,
    "is_added" BOOLEAN NOT NULL,
    "raw_title" TEXT,
    "raw_text" TEXT,
    "title" TEXT,
    "text" TEXT,
    "content_hash" BYTEA,
    "set_aside_reason" "set_aside_reason",
    "details" JSONB,
    "scheme_id" INTEGER,
    "subject_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "was_complete" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "document_change_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "document_change_run_id_document_id_key" ON "document_change"("run_id", "document_id");
CREATE INDEX "document_change_document_id_idx" ON "document_change"("document_id");
ALTER TABLE "document_change" ADD CONSTRAINT "document_change_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "document_change" ADD CONSTRAINT "document_change_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- No keys of other tables: what was created stays when its run is forgotten.
ALTER TABLE "scheme" ADD COLUMN "import_run_id" BIGINT;
ALTER TABLE "source" ADD COLUMN "import_run_id" BIGINT;
ALTER TABLE "subject" ADD COLUMN "import_run_id" BIGINT;
CREATE INDEX "subject_import_run_id_idx" ON "subject"("import_run_id");

-- Files that write a subject as it was once called still name it.
CREATE TABLE "subject_alias" (
    "scheme_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,

    CONSTRAINT "subject_alias_pkey" PRIMARY KEY ("scheme_id","key")
);
CREATE INDEX "subject_alias_subject_id_idx" ON "subject_alias"("subject_id");
ALTER TABLE "subject_alias" ADD CONSTRAINT "subject_alias_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subject_alias" ADD CONSTRAINT "subject_alias_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;
