-- Published suggestions, drawn at random, that curators decide without being told that they are published.
CREATE TABLE "spot_check" (
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "is_settled" BOOLEAN NOT NULL DEFAULT false,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spot_check_pkey" PRIMARY KEY ("document_id","subject_id")
);
CREATE INDEX "spot_check_version_id_subject_id_idx" ON "spot_check"("version_id", "subject_id");
ALTER TABLE "spot_check" ADD CONSTRAINT "spot_check_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "spot_check" ADD CONSTRAINT "spot_check_version_id_subject_id_fkey" FOREIGN KEY ("version_id", "subject_id") REFERENCES "classifier"("version_id", "subject_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- On a desk without the model's opinion: documents with a spot check, and others, so that nobody can tell which.
ALTER TABLE "review_lease" ADD COLUMN "is_blind" BOOLEAN NOT NULL DEFAULT false;
