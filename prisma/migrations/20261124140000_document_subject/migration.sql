-- What a search front end shows of documents, and filters and counts by: labelled yes, or suggested and published or
-- accepted, each with all that is broader, unless a curator said no. Its labelled rows are the yes rows of
-- effective_label (a test holds both against each other), written so that counting over all documents needs no sort.
-- A document and a subject may come several times: for several narrower subjects, or as labelled and as published.
CREATE VIEW document_subject AS
SELECT l.document_id, a.ancestor_id AS subject_id, 'labelled' AS standing, NULL::real AS probability
FROM label l
JOIN subject_ancestor a ON a.descendant_id = l.subject_id
WHERE l.value
  AND NOT EXISTS (
    SELECT FROM label n
    WHERE n.document_id = l.document_id AND n.subject_id = l.subject_id AND n.origin = 'curator' AND NOT n.value)
  AND NOT EXISTS (
    SELECT FROM label n
    WHERE n.document_id = l.document_id AND n.subject_id = a.ancestor_id AND n.origin = 'curator' AND NOT n.value)
UNION ALL
SELECT p.document_id, a.ancestor_id, p.state::text,
  CASE WHEN a.ancestor_id = p.subject_id THEN p.probability END
FROM prediction p
JOIN subject_ancestor a ON a.descendant_id = p.subject_id
WHERE p.state IN ('published', 'accepted')
  AND NOT EXISTS (
    SELECT FROM label n
    WHERE n.document_id = p.document_id AND n.subject_id = a.ancestor_id AND n.origin = 'curator' AND NOT n.value);

-- The few curators' noes, for the exceptions above.
CREATE INDEX label_curators_no ON label (document_id, subject_id) WHERE origin = 'curator' AND NOT value;
-- Counting labels by subject without visiting their rows.
CREATE INDEX label_yes ON label (subject_id, document_id) WHERE value;
-- Documents, newest first, and the few that stand aside.
CREATE INDEX document_active ON document (id) WHERE state = 'active';
CREATE INDEX document_set_aside ON document (id) WHERE state = 'set_aside';
