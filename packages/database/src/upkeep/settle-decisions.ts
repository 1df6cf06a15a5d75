import type { Transaction } from '../database.js';

/**
 * Writes labels and suggestions of the documents and subjects in the temporary table `moved_decision` as the decisions
 * say that now stand for them: the last one that is not undone holds.
 */
export async function settleDecisions(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    create temporary table held on commit drop as
    select distinct on (e.document_id, e.subject_id) e.document_id, e.subject_id, e.verdict, a.created_at
    from decision e join act a on a.id = e.act_id join moved_decision m using (document_id, subject_id)
    where a.undone_at is null order by e.document_id, e.subject_id, e.id desc`;
  await tx.$executeRaw`
    insert into label (document_id, subject_id, origin, value, created_at)
    select document_id, subject_id, 'curator', verdict = 'accept', created_at from held
    on conflict (document_id, subject_id, origin) do update set value = excluded.value, created_at = excluded.created_at`;
  await tx.$executeRaw`
    update prediction p set state = case h.verdict when 'accept' then 'accepted' else 'rejected' end::prediction_state
    from held h where p.document_id = h.document_id and p.subject_id = h.subject_id`;
  await tx.$executeRaw`drop table held`;
  await tx.$executeRaw`drop table moved_decision`;
}
