-- A document that is merged into another is set aside and names it. Few are.
ALTER TYPE "set_aside_reason" ADD VALUE 'merged';
ALTER TABLE "document" ADD COLUMN "merged_into_id" BIGINT;
ALTER TABLE "document" ADD CONSTRAINT "document_merged_into_id_fkey"
  FOREIGN KEY ("merged_into_id") REFERENCES "document"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "document_merged_into_id" ON "document"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
