-- What a document carries beside title and text. A date is a year, a month or a day; as text, with the collation of
-- bytes, it sorts by time.
ALTER TABLE "document"
  ADD COLUMN "url" TEXT,
  ADD COLUMN "publication_date" TEXT COLLATE "C",
  ADD COLUMN "language" TEXT,
  ADD COLUMN "authors" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}';

CREATE INDEX "document_publication_date_idx" ON "document"("publication_date");
CREATE INDEX "document_metadata_idx" ON "document" USING GIN ("metadata" jsonb_path_ops);
