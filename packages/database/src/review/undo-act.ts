import { type Act, type Actor, AppError, type DocumentScorer, type ScorableDocument } from '@classmark/domain';
import { recordAudits } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { type Connection, writePredictions } from '../scoring/write-predictions.js';
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
  await lockDocuments(tx, documentIds);
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
  await announceQueue(tx);
  return getAct(tx, actId);
}

async function markUndone(tx: Transaction, actId: bigint, actor: Actor): Promise<void> {
  const undone = await tx.$executeRaw`
    update act set undone_at = now(), undone_by_id = ${actor.kind === 'user' ? actor.id : null}::int,
      undone_by_key_id = ${actor.kind === 'key' ? actor.id : null}::int
    where id = ${actId} and undone_at is null`;
  if (undone > 0) return;
  if ((await tx.act.count({ where: { id: actId } })) === 0) throw new AppError('NOT_FOUND', 'There is no such act.');
  throw new AppError('CONFLICT', 'It has been undone already.');
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

/** Those that hold again, and for the rest what is said of them where nothing scores them anew. */
async function restorePredictions(tx: Transaction, actId: bigint): Promise<void> {
  await tx.$executeRaw`
    update prediction p set
      state = case
        when h.verdict = 'accept' then 'accepted'::prediction_state
        when h.verdict = 'reject' then 'rejected'
        when exists (
          select from deployment e
          where e.subject_id = p.subject_id and e.version_id = p.version_id and e.ended_at is null)
        then coalesce(prediction_state_for(p.probability, c.accept_threshold, c.review_threshold), 'withdrawn')
        else 'withdrawn' end,
      margin = coalesce(prediction_margin_for(p.probability, c.accept_threshold, c.review_threshold), p.margin)
    from (${holding(actId)}) h, classifier c
    where p.document_id = h.document_id and p.subject_id = h.subject_id
      and c.version_id = p.version_id and c.subject_id = p.subject_id`;
}

/** Scoring has passed over what was decided; so it may have another version's scores, or none at all. */
async function scoreAnew(tx: Transaction, ids: readonly bigint[], scorer: DocumentScorer): Promise<void> {
  const documents = await tx.$queryRaw<ScorableDocument[]>`
    select id::text as id, title, text from document where id = any(${ids}::bigint[]) and state = 'active' order by id`;
  const { plan, scores } = await scorer.score(documents);
  const documentIds = documents.map(({ id }) => id);
  const subjectIds = plan.flatMap(({ subjects }) => subjects.map(({ subjectId }) => subjectId));
  await writePredictions(connectionOf(tx), { documentIds, scores }, { plan, subjectIds });
}

function connectionOf(tx: Transaction): Connection {
  return { query: async (sql, values = []) => ({ rows: await tx.$queryRawUnsafe(sql, ...values) }) };
}
