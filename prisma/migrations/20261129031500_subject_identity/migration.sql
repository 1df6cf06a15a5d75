-- Two subjects of a scheme may share a name: a key tells them apart. Schemes that are there merge equal names, as they did.
ALTER TABLE "scheme" ADD COLUMN "merges_equal_names" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "scheme" ALTER COLUMN "merges_equal_names" SET DEFAULT false;

ALTER TABLE "subject"
  ADD COLUMN "key" TEXT,
  ADD COLUMN "uri" TEXT,
  ADD COLUMN "notation" TEXT,
  ADD COLUMN "alt_labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "language" TEXT;
UPDATE "subject" SET "key" = "label";
ALTER TABLE "subject" ALTER COLUMN "key" SET NOT NULL;

DROP INDEX "subject_scheme_id_label_key";
CREATE UNIQUE INDEX "subject_scheme_id_key_key" ON "subject"("scheme_id", "key");
CREATE UNIQUE INDEX "subject_scheme_id_uri_key" ON "subject"("scheme_id", "uri");
CREATE INDEX "subject_scheme_id_label_idx" ON "subject"("scheme_id", "label");
