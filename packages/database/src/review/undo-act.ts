import {
  type Act,
  type Actor,
  type DocumentScorer,
  type FreedPrediction,
  requireUndoableAct,
  restorePrediction,
  type ScorableDocument,
} from '@classmark/domain';
import { recordAudits } from '../audit/record-audit.js';
import { asConnection } from '../connection.js';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { writePredictions } from '../scoring/write-predictions.js';
import { announceQueue } from './announce-queue.js';
import { getAct } from './find-acts.js';
import { lockDocuments } from './lock-documents.js';

/** See ReviewStore. */
export async function undoAct(
  tx: Transaction,
  { actId, actor, scorer }: { readonly actId: bigint; readonly actor: Actor; readonly scorer: DocumentScorer },
): Promise<Act> {
  await markUndone(tx, actId, actor);
  const decisions = await tx.decision.findMany({ where: { actId }, select: { documentId: true } });
  const documentIds = decisions.map(({ documentId }) => documentId);
  await tx.$executeRawUnsafe(lockDocuments(documentIds));
  await restoreLabels(tx, actId);
  await restorePredictions(tx, actId);
  await scoreAnew(tx, documentIds, scorer);
  await recordAudits(
    tx,
    [...new Set(documentIds)].map((documentId) => ({
      actor,
      action: 'decision.undone',
      target: `document:${documentId}`,
      details: { actId },
    })),
  );
  announceQueue();
  return getAct(tx, actId);
}

async function markUndone(tx: Transaction, actId: bigint, actor: Actor): Promise<void> {
  const [act] = await tx.$queryRaw<Pick<Act, 'undoneAt'>[]>`
    select undone_at as "undoneAt" from act where id = ${actId} for no key update`;
  requireUndoableAct(act ?? null);
  await tx.$executeRaw`
    update act set undone_at = now(), undone_by_id = ${actor.kind === 'user' ? actor.id : null}::int,
      undone_by_key_id = ${actor.kind === 'key' ? actor.id : null}::int
    where id = ${actId}`;
}

/** What holds of each document and subject of an act: the last thing said that is not undone, if there is any. */
const holding = (actId: bigint) => Prisma.sql`
  select u.document_id, u.subject_id, h.verdict, h.created_at
  from decision u left join lateral (
    select d.verdict, a.created_at
    from decision d join act a on a.id = d.act_id
    where d.document_id = u.document_id and d.subject_id = u.subject_id and a.undone_at is null
    order by d.id desc limit 1
  ) h on true
  where u.act_id = ${actId}`;

async function restoreLabels(tx: Transaction, actId: bigint): Promise<void> {
  await tx.$executeRaw`
    delete from label l using (${holding(actId)}) h
    where l.origin = 'curator' and l.document_id = h.document_id and l.subject_id = h.subject_id and h.verdict is null`;
  await tx.$executeRaw`
    update label l set value = h.verdict = 'accept', created_at = h.created_at from (${holding(actId)}) h
    where l.origin = 'curator' and l.document_id = h.document_id and l.subject_id = h.subject_id
      and h.verdict is not null`;
}

interface FreedRow extends Omit<FreedPrediction, 'thresholds'> {
  readonly documentId: bigint;
  readonly subjectId: number;
  readonly accept: number | null;
  readonly review: number | null;
}

async function restorePredictions(tx: Transaction, actId: bigint): Promise<void> {
  const freed = await tx.$queryRaw<FreedRow[]>`
    select p.document_id as "documentId", p.subject_id as "subjectId", p.probability::float8 as probability,
      p.margin::float8 as margin, h.verdict, c.accept_threshold as accept, c.review_threshold as review, exists (
        select from deployment e
        where e.subject_id = p.subject_id and e.version_id = p.version_id and e.ended_at is null) as "isDeployed"
    from (${holding(actId)}) h
      join prediction p on p.document_id = h.document_id and p.subject_id = h.subject_id
      join classifier c on c.version_id = p.version_id and c.subject_id = p.subject_id
    order by p.document_id, p.subject_id for update of p`;
  const restored = freed.map(({ accept, review, ...row }) => {
    return { ...row, ...restorePrediction({ ...row, thresholds: review === null ? null : { accept, review } }) };
  });
  await tx.$executeRaw`
    update prediction p set state = r.state, margin = r.margin
    from unnest(
      ${restored.map(({ documentId }) => documentId)}::bigint[], ${restored.map(({ subjectId }) => subjectId)}::int[],
      ${restored.map(({ state }) => state)}::prediction_state[], ${restored.map(({ margin }) => margin)}::real[]
    ) as r (document_id, subject_id, state, margin)
    where p.document_id = r.document_id and p.subject_id = r.subject_id`;
}

/** Scoring has passed over what was decided; so it may have another version's scores, or none at all. */
async function scoreAnew(tx: Transaction, ids: readonly bigint[], scorer: DocumentScorer): Promise<void> {
  const documents = await tx.$queryRaw<ScorableDocument[]>`
    select id::text as id, title, text from document where id = any(${ids}::bigint[]) and state = 'active' order by id`;
  const { plan, scores } = await scorer.score(documents);
  const documentIds = documents.map(({ id }) => id);
  const subjectIds = plan.flatMap(({ subjects }) => subjects.map(({ subjectId }) => subjectId));
  await writePredictions(asConnection(tx), { documentIds, scores }, { plan, subjectIds });
}
