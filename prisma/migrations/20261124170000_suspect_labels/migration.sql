-- Labels that training holds for wrong, with the version that says so.
CREATE TABLE "suspect_label" (
    "version_id" INTEGER NOT NULL,
    "document_id" BIGINT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "given" BOOLEAN NOT NULL,
    "probability" REAL NOT NULL,

    CONSTRAINT "suspect_label_pkey" PRIMARY KEY ("version_id","document_id","subject_id")
);

CREATE INDEX "suspect_label_document_id_idx" ON "suspect_label"("document_id");

ALTER TABLE "suspect_label" ADD CONSTRAINT "suspect_label_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "suspect_label" ADD CONSTRAINT "suspect_label_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "suspect_label" ADD CONSTRAINT "suspect_label_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Those that still stand: the label is as it was, and no curator speaks for it. `doubt` is how probably it is wrong.
CREATE VIEW standing_suspect_label AS
SELECT s.version_id, s.document_id, s.subject_id, s.given, s.probability,
  CASE WHEN s.given THEN 1 - s.probability ELSE s.probability END AS doubt
FROM suspect_label s JOIN document d ON d.id = s.document_id
WHERE d.state = 'active'
  AND effective_label_of(s.document_id, s.subject_id) = s.given
  AND NOT EXISTS (
    SELECT FROM effective_label e
    WHERE e.document_id = s.document_id AND e.subject_id = s.subject_id AND e.origin = 'curator');
