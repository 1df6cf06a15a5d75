import { type BlindDocument, stopPublishing, type ThresholdsInForce, withdrawPublishing } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import type { ClassifierKey } from '../models/move-predictions.js';
import { stopTogether } from '../models/stop-together.js';
import { changeThresholds } from '../models/thresholds.js';

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

/**
 * Makes review only what the spot checks of these classifiers show to have fallen below its target: a subject by itself, or
 * all that a version publishes by one promise.
 */
export async function watchPrecision(tx: Transaction, classifiers: readonly ClassifierKey[]): Promise<void> {
  const each = new Map(classifiers.map((key) => [`${key.versionId}:${key.subjectId}`, key]));
  const inOrder = [...each.values()].sort((a, b) => a.versionId - b.versionId || a.subjectId - b.subjectId);
  for (const { versionId, subjectId } of inOrder) {
    const outcomes = await listOutcomes(tx, { versionId, subjectId });
    const inForce = await findInForce(tx, versionId, subjectId);
    const next = withdrawPublishing({ outcomes, inForce });
    if (next === null) continue;
    await changeThresholds(tx, { actor: { kind: 'system' }, versionId, subjectId, decide: () => next });
    await tx.spotCheck.updateMany({ where: { versionId, subjectId }, data: { isSettled: true } });
  }
  for (const versionId of new Set(inOrder.map((key) => key.versionId))) await watchAll(tx, versionId);
}

/**
 * Checks of a subject that was stopped by itself count no longer: the others publish without it. Those of subjects with a
 * target of their own go on.
 */
async function watchAll(tx: Transaction, versionId: number): Promise<void> {
  const { targetPrecision } = await tx.model.findFirstOrThrow({ where: { versions: { some: { id: versionId } } } });
  const reason = stopPublishing(await listOutcomes(tx, { versionId, subjectId: null }), targetPrecision);
  if (reason === null) return;
  const stopped = await stopTogether(tx, versionId, reason);
  await tx.spotCheck.updateMany({ where: { versionId, subjectId: { in: stopped } }, data: { isSettled: true } });
}

/**
 * Whether each checked suggestion from the accept threshold up was right, in the order in which they were decided; without
 * a subject those drawn among all that the version publishes by one promise.
 */
async function listOutcomes(
  tx: Transaction,
  { versionId, subjectId }: { readonly versionId: number; readonly subjectId: number | null },
): Promise<boolean[]> {
  const rows = await tx.$queryRaw<{ isRight: boolean }[]>`
    select p.state = 'accepted' as "isRight"
    from spot_check c join prediction p using (document_id, subject_id, version_id)
      join classifier k using (version_id, subject_id)
    where c.version_id = ${versionId} and not c.is_settled
      and (c.subject_id = ${subjectId}::int or ${subjectId}::int is null and c.is_of_all and ${byPromise})
      and p.state in ('accepted', 'rejected') and p.probability >= k.accept_threshold::real
    order by (select max(d.id) from decision d join act a on a.id = d.act_id
      where d.document_id = c.document_id and d.subject_id = c.subject_id and a.undone_at is null)`;
  return rows.map(({ isRight }) => isRight);
}

async function findInForce(tx: Transaction, versionId: number, subjectId: number): Promise<ThresholdsInForce> {
  const where = { versionId_subjectId: { versionId, subjectId } };
  const { acceptThreshold, reviewThreshold, targetPrecision, promise, reason } = await tx.classifier.findUniqueOrThrow({
    where,
  });
  return { thresholds: { accept: acceptThreshold, review: reviewThreshold ?? 0 }, targetPrecision, promise, reason };
}

/** Of a classifier `k`: that it serves by its version's promise for all together. */
const byPromise = Prisma.sql`k.promise = 'together' and exists (
  select from deployment d
  where d.version_id = k.version_id and d.subject_id = k.subject_id and d.ended_at is null)`;

/** How the checks of versions were decided that were drawn among all that each publishes by one promise. */
export async function countChecksOfAll(
  { prisma }: Pick<Database, 'prisma'>,
  versionIds: readonly number[],
): Promise<{ readonly versionId: number; readonly accepted: number; readonly rejected: number }[]> {
  return prisma.$queryRaw`
    select c.version_id as "versionId", count(*) filter (where p.state = 'accepted')::int as accepted,
      count(*) filter (where p.state = 'rejected')::int as rejected
    from spot_check c join prediction p using (document_id, subject_id, version_id)
      join classifier k using (version_id, subject_id)
    where c.version_id = any(${[...versionIds]}::int[]) and c.is_of_all and ${byPromise}
      and p.state in ('accepted', 'rejected') and p.probability >= k.accept_threshold::real
    group by c.version_id`;
}

/** How the checks of classifiers were decided, from the accept threshold in force up; those without any are left out. */
export async function countChecks(
  { pool }: Pick<Database, 'pool'>,
  keys: readonly ClassifierKey[],
): Promise<(ClassifierKey & { readonly accepted: number; readonly rejected: number })[]> {
  const { rows } = await pool.query<ClassifierKey & { accepted: number; rejected: number }>(
    `select c.version_id as "versionId", c.subject_id as "subjectId",
       count(*) filter (where p.state = 'accepted')::int as accepted,
       count(*) filter (where p.state = 'rejected')::int as rejected
     from unnest($1::int[], $2::int[]) as k (version_id, subject_id)
       join spot_check c using (version_id, subject_id) join prediction p using (document_id, subject_id, version_id)
       join classifier s using (version_id, subject_id)
     where p.state in ('accepted', 'rejected')
       and (s.accept_threshold is null or p.probability >= s.accept_threshold::real)
     group by c.version_id, c.subject_id`,
    [keys.map(({ versionId }) => versionId), keys.map(({ subjectId }) => subjectId)],
  );
  return rows;
}
