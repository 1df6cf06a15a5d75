import { type ClaimItems, isDrawnAmongAll, type PromiseScope } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import type { ClassifierKey } from '../models/move-predictions.js';

/** Subjects looked at beyond those needed, should one have nothing to draw. */
const spareSubjects = 5;
/** Of more published suggestions, one is drawn among those whose documents' hashes share a fraction. */
const mostSorted = 5_000;
/** Fractions tried for a suggestion that may be drawn. */
const maxFractions = 5;

/** What a suggestion is drawn among: what a subject publishes, or all that its version publishes by one promise. */
interface Drawn {
  readonly versionId: number;
  readonly subjectIds: readonly number[];
  readonly isOfAll: boolean;
}

/**
 * Draws published suggestions to be checked: a subject that publishes at random, and one of its suggestions at random, on
 * no desk and not skipped by the holder; or one of all that its version publishes by one promise (isDrawnAmongAll). Gives
 * their documents. What it reads does not grow with what is published.
 */
export async function drawSpotChecks(
  tx: Transaction,
  count: number,
  { subjectId }: Pick<ClaimItems, 'subjectId'>,
  holder: string,
): Promise<bigint[]> {
  const subjects = await tx.$queryRaw<(ClassifierKey & { promise: PromiseScope })[]>`
    select d.subject_id as "subjectId", d.version_id as "versionId", c.promise
    from deployment d join classifier c using (version_id, subject_id)
    where d.ended_at is null and c.accept_threshold is not null
      and (${subjectId}::int is null or d.subject_id = ${subjectId})
      and exists (select from prediction p where p.subject_id = d.subject_id and p.state = 'published')
    order by random() limit ${count + spareSubjects}`;
  const drawn: bigint[] = [];
  for (const { promise, ...key } of subjects) {
    if (drawn.length === count) break;
    const isOfAll = isDrawnAmongAll(promise, subjectId);
    const subjectIds = isOfAll ? await listTogether(tx, key.versionId) : [key.subjectId];
    drawn.push(...(await drawSpotCheck(tx, { versionId: key.versionId, subjectIds, isOfAll }, { holder, drawn })));
  }
  return drawn;
}

/** The subjects that a version publishes by its promise for all together. */
async function listTogether(tx: Transaction, versionId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ subjectId: number }[]>`
    select d.subject_id as "subjectId" from deployment d join classifier c using (version_id, subject_id)
    where d.ended_at is null and d.version_id = ${versionId} and c.promise = 'together' and c.accept_threshold is not null`;
  return rows.map(({ subjectId }) => subjectId);
}

interface Drawing {
  readonly holder: string;
  readonly drawn: readonly bigint[];
}

/** One published suggestion, or none. */
async function drawSpotCheck(tx: Transaction, among: Drawn, drawing: Drawing): Promise<bigint[]> {
  const [{ isFew } = { isFew: true }] = await tx.$queryRaw<{ isFew: boolean }[]>`
    select count(*) <= ${mostSorted} as "isFew" from (
      select from prediction where subject_id = any(${[...among.subjectIds]}::int[]) and state = 'published'
      limit ${mostSorted + 1}) as counted`;
  if (isFew) return insertSpotCheck(tx, among, drawing, Prisma.empty);
  for (let tried = 0; tried < maxFractions; tried++) {
    const fraction = Prisma.sql`and d.id_fraction = (select floor(1000 * random())::smallint)`;
    const found = await insertSpotCheck(tx, among, drawing, fraction);
    if (found.length > 0) return found;
  }
  return [];
}

async function insertSpotCheck(
  tx: Transaction,
  { versionId, subjectIds, isOfAll }: Drawn,
  { holder, drawn }: Drawing,
  condition: Prisma.Sql,
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ documentId: bigint }[]>`
    insert into spot_check (document_id, subject_id, version_id, is_of_all)
    select p.document_id, p.subject_id, p.version_id, ${isOfAll}
    from document d join prediction p on p.document_id = d.id and p.subject_id = any(${[...subjectIds]}::int[])
    where p.version_id = ${versionId} and p.state = 'published' ${condition}
      and d.state = 'active' and p.document_id <> all(${[...drawn]}::bigint[])
      and not exists (select from review_lease l where l.document_id = p.document_id and l.expires_at > now())
      and not exists (select from review_skip s where s.document_id = p.document_id and s.holder = ${holder})
    order by random() limit 1
    on conflict (document_id, subject_id) do update set version_id = excluded.version_id,
      is_settled = false, is_of_all = excluded.is_of_all, drawn_at = now()
    returning document_id as "documentId"`;
  return rows.map(({ documentId }) => documentId);
}
