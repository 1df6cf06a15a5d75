-- Names of subjects in several languages, one row each; alternative labels move there.
CREATE TABLE "subject_name" (
    "subject_id" INTEGER NOT NULL,
    "is_preferred" BOOLEAN NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "subject_name_pkey" PRIMARY KEY ("subject_id","is_preferred","language","text")
);
CREATE INDEX "subject_name_text_idx" ON "subject_name"("text");
CREATE INDEX "subject_name_text_idx1" ON "subject_name" USING GIN ("text" gin_trgm_ops);
ALTER TABLE "subject_name" ADD CONSTRAINT "subject_name_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "subject_name" SELECT DISTINCT "id", false, coalesce("language", ''), "name" FROM "subject", unnest("alt_labels") AS "name";
ALTER TABLE "subject" DROP COLUMN "alt_labels";

ALTER TABLE "subject"
  ADD COLUMN "scope_notes" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "is_deprecated" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "subject_scheme_id_notation_idx" ON "subject"("scheme_id", "notation");

-- Vocabulary files that were applied, and what they changed, row by row, so that they can be undone.
CREATE TABLE "vocabulary_import" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "vocabulary_import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "vocabulary_import_scheme_id_idx" ON "vocabulary_import"("scheme_id");
ALTER TABLE "vocabulary_import" ADD CONSTRAINT "vocabulary_import_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "changed_row" (
    "id" BIGSERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "former" JSONB,
    "written" JSONB,

    CONSTRAINT "changed_row_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "changed_row_import_id_relation_idx" ON "changed_row"("import_id", "relation");
ALTER TABLE "changed_row" ADD CONSTRAINT "changed_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "vocabulary_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
