-- As before, asking once for what is known of each label instead of three times.
CREATE OR REPLACE VIEW standing_suspect_label AS
SELECT s.version_id, s.document_id, s.subject_id, s.given, s.probability,
  CASE WHEN s.given THEN 1 - s.probability ELSE s.probability END AS doubt
FROM suspect_label s
JOIN document d ON d.id = s.document_id
-- There is one at the most; saying so lets each be looked up by itself, and not all labels be gone through for some.
LEFT JOIN LATERAL (
  SELECT e.value, e.origin FROM effective_label e
  WHERE e.document_id = s.document_id AND e.subject_id = s.subject_id LIMIT 1
) e ON true
WHERE d.state = 'active'
  AND e.origin IS DISTINCT FROM 'curator'
  AND coalesce(e.value, CASE WHEN EXISTS (
    SELECT FROM label_completeness c JOIN subject u ON u.scheme_id = c.scheme_id
    WHERE c.document_id = s.document_id AND u.id = s.subject_id) THEN false END) = s.given;
