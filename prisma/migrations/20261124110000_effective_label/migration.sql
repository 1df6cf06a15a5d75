-- What is known of a document and a subject: the one source of truth for training, facets and document pages.
--
-- A curator's row speaks before an import's of the same document and subject. A yes implies the broader subjects,
-- unless a curator said no to the broader one itself. `origin` is the curator's if any row that speaks for the value
-- is. Filters on document_id and subject_id reach the tables: each is a grouping column.
CREATE VIEW effective_label AS
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
  JOIN subject_ancestor a ON a.descendant_id = s.subject_id
  WHERE s.value OR a.descendant_id = a.ancestor_id
  GROUP BY s.document_id, a.ancestor_id
)
SELECT document_id, subject_id, value, CASE WHEN value THEN yes_origin ELSE no_origin END AS origin
FROM judged;

-- Yes, no, or null for unknown: what the view says, else no where the labels of the scheme are complete.
CREATE FUNCTION effective_label_of(of_document_id bigint, of_subject_id integer)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(
  (SELECT e.value FROM effective_label e WHERE e.document_id = of_document_id AND e.subject_id = of_subject_id),
  CASE WHEN EXISTS (
    SELECT FROM label_completeness c JOIN subject s ON s.scheme_id = c.scheme_id
    WHERE c.document_id = of_document_id AND s.id = of_subject_id) THEN false END);
