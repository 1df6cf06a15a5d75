-- A concept may have several notations; files name a subject by any of them.
ALTER TABLE "subject" ADD COLUMN "other_notations" TEXT[] NOT NULL DEFAULT '{}';
CREATE INDEX "subject_other_notations_idx" ON "subject" USING GIN ("other_notations");
