-- Whether a label implies its broader subjects is a setting of the scheme. Trees, filters and facets follow the closure
-- itself, whatever is set.
ALTER TABLE "scheme" ADD COLUMN "labels_imply_broader" BOOLEAN NOT NULL DEFAULT true;

-- What a yes says: of the subject itself and, where the scheme has it so, of all that is broader.
CREATE VIEW implied_subject AS
SELECT a.descendant_id, a.ancestor_id
FROM subject_ancestor a
WHERE a.descendant_id = a.ancestor_id OR NOT EXISTS (
  SELECT FROM subject u JOIN scheme c ON c.id = u.scheme_id
  WHERE u.id = a.ancestor_id AND NOT c.labels_imply_broader);

-- As before, by what a yes implies.
CREATE OR REPLACE VIEW effective_label AS
WITH stated AS NOT MATERIALIZED (
  SELECT l.document_id, l.subject_id, l.value, l.origin
  FROM label l
  WHERE l.origin = 'curator' OR NOT EXISTS (
    SELECT FROM label c
    WHERE c.document_id = l.document_id AND c.subject_id = l.subject_id AND c.origin = 'curator')
), judged AS NOT MATERIALIZED (
  SELECT s.document_id, a.ancestor_id AS subject_id,
    coalesce(
      bool_or(s.value) FILTER (WHERE s.origin = 'curator' AND a.descendant_id = a.ancestor_id),
      bool_or(s.value)) AS value,
    max(s.origin) FILTER (WHERE s.value) AS yes_origin,
    max(s.origin) FILTER (WHERE NOT s.value) AS no_origin
  FROM stated s
  JOIN implied_subject a ON a.descendant_id = s.subject_id
  WHERE s.value OR a.descendant_id = a.ancestor_id
  GROUP BY s.document_id, a.ancestor_id
)
SELECT document_id, subject_id, value, CASE WHEN value THEN yes_origin ELSE no_origin END AS origin
FROM judged;

-- As before, with which rows stand for a broader subject alone.
CREATE OR REPLACE VIEW document_subject AS
SELECT l.document_id, a.ancestor_id AS subject_id, 'labelled' AS status, NULL::real AS probability,
  a.ancestor_id <> l.subject_id AS is_broader
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
  CASE WHEN a.ancestor_id = p.subject_id THEN p.probability END, a.ancestor_id <> p.subject_id
FROM prediction p
JOIN subject_ancestor a ON a.descendant_id = p.subject_id
WHERE p.state IN ('published', 'accepted')
  AND NOT EXISTS (
    SELECT FROM label n
    WHERE n.document_id = p.document_id AND n.subject_id = a.ancestor_id AND n.origin = 'curator' AND NOT n.value);
