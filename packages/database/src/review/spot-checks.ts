import {
  type BlindDocument,
  type ClaimItems,
  type Statement,
  type ThresholdsInForce,
  withdrawPublishing,
} from '@classmark/domain';
import type { Transaction } from '../database.js';
import { changeThresholds } from '../models/thresholds.js';
import { statementTable } from './statement-table.js';

/**
 * Draws published suggestions to be checked: a subject that publishes at random, and one of its suggestions at random,
 * on no desk and not skipped by the holder. Gives their documents.
 */
export async function drawSpotChecks(
  tx: Transaction,
  count: number,
  { subjectId }: Pick<ClaimItems, 'subjectId'>,
  holder: string,
): Promise<bigint[]> {
  const subjects = await tx.$queryRaw<{ subjectId: number; versionId: number }[]>`
    select d.subject_id as "subjectId", d.version_id as "versionId"
    from deployment d join classifier c using (version_id, subject_id)
    where d.ended_at is null and c.accept_threshold is not null
      and (${subjectId}::int is null or d.subject_id = ${subjectId})
      and exists (select from prediction p
        where p.subject_id = d.subject_id and p.version_id = d.version_id and p.state = 'published')
    order by random() limit ${count}`;
  const drawn: bigint[] = [];
  for (const subject of subjects) {
    const rows = await tx.$queryRaw<{ documentId: bigint }[]>`
      insert into spot_check (document_id, subject_id, version_id)
      select p.document_id, p.subject_id, p.version_id
      from prediction p join document d on d.id = p.document_id
      where p.subject_id = ${subject.subjectId} and p.version_id = ${subject.versionId} and p.state = 'published'
        and d.state = 'active' and p.document_id <> all(${drawn}::bigint[])
        and not exists (select from review_lease l where l.document_id = p.document_id and l.expires_at > now())
        and not exists (select from review_skip s where s.document_id = p.document_id and s.holder = ${holder})
      order by random() limit 1
      on conflict (document_id, subject_id) do update
        set version_id = excluded.version_id, is_settled = false, drawn_at = now()
      returning document_id as "documentId"`;
    drawn.push(...rows.map(({ documentId }) => documentId));
  }
  return drawn;
}

/** Which of the documents are blind to the holder, whose desk they are on. */
export function listBlindDocuments(
  tx: Transaction,
  documentIds: readonly bigint[],
  holder: string,
): Promise<BlindDocument[]> {
  return tx.$queryRaw<BlindDocument[]>`
    select l.document_id as "documentId", array(
      select c.subject_id from spot_check c join prediction p using (document_id, subject_id)
      where c.document_id = l.document_id and p.state = 'published') as "subjectIds"
    from review_lease l
    where l.document_id = any(${[...documentIds]}::bigint[]) and l.holder = ${holder} and l.is_blind
      and l.expires_at > now()`;
}

/** Makes review only what the spot checks among these statements show to have fallen below its target. */
export async function watchPrecision(tx: Transaction, statements: readonly Statement[]): Promise<void> {
  const checked = await tx.$queryRaw<{ versionId: number; subjectId: number }[]>`
    select distinct c.version_id as "versionId", c.subject_id as "subjectId"
    from ${statementTable(statements)} join spot_check c using (document_id, subject_id) where not c.is_settled
    order by 1, 2`;
  for (const { versionId, subjectId } of checked) {
    const outcomes = await listOutcomes(tx, versionId, subjectId);
    const inForce = await findInForce(tx, versionId, subjectId);
    const next = withdrawPublishing({ outcomes, inForce });
    if (next === null) continue;
    await changeThresholds(tx, { actor: { kind: 'system' }, versionId, subjectId, decide: () => next });
    await tx.spotCheck.updateMany({ where: { versionId, subjectId }, data: { isSettled: true } });
  }
}

/** Whether each checked suggestion from the accept threshold up was right, in the order in which they were decided. */
async function listOutcomes(tx: Transaction, versionId: number, subjectId: number): Promise<boolean[]> {
  const rows = await tx.$queryRaw<{ isRight: boolean }[]>`
    select p.state = 'accepted' as "isRight"
    from spot_check c join prediction p using (document_id, subject_id, version_id)
      join classifier k using (version_id, subject_id)
    where c.version_id = ${versionId} and c.subject_id = ${subjectId} and not c.is_settled
      and p.state in ('accepted', 'rejected') and p.probability >= k.accept_threshold::real
    order by (select max(d.id) from decision d join act a on a.id = d.act_id
      where d.document_id = c.document_id and d.subject_id = c.subject_id and a.undone_at is null)`;
  return rows.map(({ isRight }) => isRight);
}

async function findInForce(tx: Transaction, versionId: number, subjectId: number): Promise<ThresholdsInForce> {
  const where = { versionId_subjectId: { versionId, subjectId } };
  const { acceptThreshold, reviewThreshold, targetPrecision, reason } = await tx.classifier.findUniqueOrThrow({
    where,
  });
  return { thresholds: { accept: acceptThreshold, review: reviewThreshold ?? 0 }, targetPrecision, reason };
}
