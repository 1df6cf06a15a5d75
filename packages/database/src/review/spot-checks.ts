import { type BlindDocument, type ClaimItems, type ThresholdsInForce, withdrawPublishing } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import type { ClassifierKey } from '../models/move-predictions.js';
import { changeThresholds } from '../models/thresholds.js';

/** Subjects looked at beyond those needed, should one have nothing to draw. */
const spareSubjects = 5;
/** Of more published suggestions, one is drawn among those whose documents' hashes share a fraction. */
const mostSorted = 5_000;
/** Fractions tried for a suggestion that may be drawn. */
const maxFractions = 5;

/**
 * Draws published suggestions to be checked: a subject that publishes at random, and one of its suggestions at random,
 * on no desk and not skipped by the holder. Gives their documents. What it reads does not grow with what is published.
 */
export async function drawSpotChecks(
  tx: Transaction,
  count: number,
  { subjectId }: Pick<ClaimItems, 'subjectId'>,
  holder: string,
): Promise<bigint[]> {
  const subjects = await tx.$queryRaw<ClassifierKey[]>`
    select d.subject_id as "subjectId", d.version_id as "versionId"
    from deployment d join classifier c using (version_id, subject_id)
    where d.ended_at is null and c.accept_threshold is not null
      and (${subjectId}::int is null or d.subject_id = ${subjectId})
      and exists (select from prediction p where p.subject_id = d.subject_id and p.state = 'published')
    order by random() limit ${count + spareSubjects}`;
  const drawn: bigint[] = [];
  for (const subject of subjects) {
    if (drawn.length === count) break;
    drawn.push(...(await drawSpotCheck(tx, subject, { holder, drawn })));
  }
  return drawn;
}

interface Drawing {
  readonly holder: string;
  readonly drawn: readonly bigint[];
}

/** One published suggestion of a subject, or none. */
async function drawSpotCheck(tx: Transaction, subject: ClassifierKey, drawing: Drawing): Promise<bigint[]> {
  const [{ isFew } = { isFew: true }] = await tx.$queryRaw<{ isFew: boolean }[]>`
    select count(*) <= ${mostSorted} as "isFew" from (
      select from prediction where subject_id = ${subject.subjectId} and state = 'published'
      limit ${mostSorted + 1}) as counted`;
  if (isFew) return insertSpotCheck(tx, subject, drawing, Prisma.empty);
  for (let tried = 0; tried < maxFractions; tried++) {
    const fraction = Prisma.sql`and d.id_fraction = (select floor(1000 * random())::smallint)`;
    const found = await insertSpotCheck(tx, subject, drawing, fraction);
    if (found.length > 0) return found;
  }
  return [];
}

async function insertSpotCheck(
  tx: Transaction,
  { subjectId, versionId }: ClassifierKey,
  { holder, drawn }: Drawing,
  condition: Prisma.Sql,
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ documentId: bigint }[]>`
    insert into spot_check (document_id, subject_id, version_id)
    select p.document_id, p.subject_id, p.version_id
    from document d join prediction p on p.document_id = d.id and p.subject_id = ${subjectId}
    where p.version_id = ${versionId} and p.state = 'published' ${condition}
      and d.state = 'active' and p.document_id <> all(${[...drawn]}::bigint[])
      and not exists (select from review_lease l where l.document_id = p.document_id and l.expires_at > now())
      and not exists (select from review_skip s where s.document_id = p.document_id and s.holder = ${holder})
    order by random() limit 1
    on conflict (document_id, subject_id) do update
      set version_id = excluded.version_id, is_settled = false, drawn_at = now()
    returning document_id as "documentId"`;
  return rows.map(({ documentId }) => documentId);
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

/** Makes review only what the spot checks of these classifiers show to have fallen below its target. */
export async function watchPrecision(tx: Transaction, classifiers: readonly ClassifierKey[]): Promise<void> {
  const each = new Map(classifiers.map((key) => [`${key.versionId}:${key.subjectId}`, key]));
  const inOrder = [...each.values()].sort((a, b) => a.versionId - b.versionId || a.subjectId - b.subjectId);
  for (const { versionId, subjectId } of inOrder) {
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
  const { acceptThreshold, reviewThreshold, targetPrecision, promise, reason } = await tx.classifier.findUniqueOrThrow({
    where,
  });
  return { thresholds: { accept: acceptThreshold, review: reviewThreshold ?? 0 }, targetPrecision, promise, reason };
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
