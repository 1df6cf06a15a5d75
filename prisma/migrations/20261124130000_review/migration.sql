-- Desks are people's or programs' alike, named as in the audit trail.
DROP TABLE review_lease;
CREATE TABLE "review_lease" (
    "document_id" BIGINT NOT NULL,
    "holder" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_lease_pkey" PRIMARY KEY ("document_id")
);
CREATE INDEX "review_lease_holder_idx" ON "review_lease"("holder");
ALTER TABLE "review_lease" ADD CONSTRAINT "review_lease_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DROP TABLE review_skip;
CREATE TABLE "review_skip" (
    "holder" TEXT NOT NULL,
    "document_id" BIGINT NOT NULL,
    "skipped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_skip_pkey" PRIMARY KEY ("holder", "document_id")
);
ALTER TABLE "review_skip" ADD CONSTRAINT "review_skip_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a program's key did or took back is its own.
ALTER TABLE "act" ADD COLUMN "undone_by_key_id" INTEGER;
ALTER TABLE "act" ADD CONSTRAINT "act_undone_by_key_id_fkey" FOREIGN KEY ("undone_by_key_id") REFERENCES "api_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "act" ADD CONSTRAINT act_has_one_undoer CHECK (num_nonnulls(undone_by_id, undone_by_key_id) <= 1);

-- The queue's other orders, each an index scan too.
CREATE INDEX prediction_queue_by_probability ON prediction (probability, document_id) WHERE state = 'queued';
CREATE INDEX prediction_queue_by_subject_probability ON prediction (subject_id, probability, document_id) WHERE state = 'queued';
CREATE INDEX prediction_queue_by_subject_document ON prediction (subject_id, document_id) WHERE state = 'queued';

-- What people said of a subject last: the precedents of a suggestion.
CREATE INDEX label_by_curators ON label (subject_id, created_at) WHERE origin = 'curator';
