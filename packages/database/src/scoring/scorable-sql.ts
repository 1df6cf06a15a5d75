/**
 * Whether a document `d` is to be scored by one of the served subjects in `$n`: it is active, a model that serves one of
 * them applies to its source, and its labels are not complete in the scheme.
 */
export const isScorable = (servedSubjectIds: `$${number}`): string => `(
  d.state = 'active' and exists (
    select from deployment e join version v on v.id = e.version_id join model m on m.id = v.model_id
    join subject s on s.id = e.subject_id
    where e.ended_at is null and e.subject_id = any(${servedSubjectIds}::int[]) and model_applies(m.source_ids, d.source_id)
      and not exists (
        select from label_completeness c where c.document_id = d.id and c.scheme_id = s.scheme_id)))`;
