-- Documents in the order of their hashes, of which the first are a random sample.
CREATE INDEX "document_id_fraction_id_idx" ON "document"("id_fraction", "id");
