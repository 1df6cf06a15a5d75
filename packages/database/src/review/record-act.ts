import {
  type Act,
  type Actor,
  AppError,
  type NewAct,
  type PredictionState,
  requireOpenSuggestions,
  type StatementOfAct,
} from '@classmark/domain';
import { recordAudits } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { announceQueue } from './announce-queue.js';
import { getAct } from './find-acts.js';
import { lockDocuments } from './lock-documents.js';
import { watchPrecision } from './spot-checks.js';
import { statementTable } from './statement-table.js';

/** See ReviewStore. */
export async function recordAct(tx: Transaction, act: NewAct, actor: Actor): Promise<Act> {
  const { kind, statements } = act;
  const documentIds = statements.map(({ documentId }) => documentId);
  await lockDocuments(tx, documentIds);
  await requireSubjects(tx, statements);
  requireOpenSuggestions(statements, await lockSuggestions(tx, statements));
  const { id } = await tx.act.create({ data: { kind, ...actorColumns(actor) }, select: { id: true } });
  await writeStatements(tx, id, statements);
  await releaseLeases(tx, documentIds);
  await watchPrecision(tx, statements);
  await recordAudits(tx, auditedActs(id, act, actor));
  await announceQueue(tx);
  return getAct(tx, id);
}

function actorColumns(actor: Actor): { userId?: number; apiKeyId?: number } {
  if (actor.kind === 'user') return { userId: actor.id };
  return actor.kind === 'key' ? { apiKeyId: actor.id } : {};
}

async function requireSubjects(tx: Transaction, statements: readonly StatementOfAct[]): Promise<void> {
  const wanted = [...new Set(statements.map(({ subjectId }) => subjectId))];
  const found = await tx.subject.count({ where: { id: { in: wanted } } });
  if (found < wanted.length) throw new AppError('NOT_FOUND', 'Subject not found.');
}

/** Locks the predictions, so that scoring waits and then sees what was decided. Gives their states by place. */
async function lockSuggestions(
  tx: Transaction,
  statements: readonly StatementOfAct[],
): Promise<Map<number, PredictionState>> {
  const states = await tx.$queryRaw<{ place: number; state: PredictionState }[]>`
    select s.place::int as place, p.state
    from ${statementTable(statements)} join prediction p using (document_id, subject_id)
    order by p.document_id, p.subject_id for update of p`;
  return new Map(states.map(({ place, state }) => [place - 1, state]));
}

async function writeStatements(tx: Transaction, actId: bigint, statements: readonly StatementOfAct[]): Promise<void> {
  const table = statementTable(statements);
  await tx.$executeRaw`
    insert into decision (act_id, document_id, subject_id, verdict, probability, version_id)
    select ${actId}, s.document_id, s.subject_id, s.verdict, p.probability, p.version_id
    from ${table} left join prediction p using (document_id, subject_id) order by s.place`;
  await tx.$executeRaw`
    insert into label (document_id, subject_id, origin, value, created_at)
    select s.document_id, s.subject_id, 'curator', s.verdict = 'accept', a.created_at
    from ${table} cross join act a where a.id = ${actId}
    on conflict (document_id, subject_id, origin) do update set value = excluded.value, created_at = excluded.created_at`;
  await tx.$executeRaw`
    update prediction p set state = case s.verdict when 'accept' then 'accepted' else 'rejected' end::prediction_state
    from ${table} where p.document_id = s.document_id and p.subject_id = s.subject_id`;
}

/** What has nothing left to decide is on nobody's desk. */
async function releaseLeases(tx: Transaction, documentIds: readonly bigint[]): Promise<void> {
  await tx.$executeRaw`
    delete from review_lease l where l.document_id = any(${documentIds}::bigint[])
      and not exists (select from prediction p where p.document_id = l.document_id and p.state = 'queued')
      and not (l.is_blind and exists (
        select from spot_check c join prediction p using (document_id, subject_id)
        where c.document_id = l.document_id and p.state = 'published'))`;
}

/** One event for each document, which is where people look. */
function auditedActs(actId: bigint, { kind, statements }: NewAct, actor: Actor) {
  const byDocument = Map.groupBy(statements, ({ documentId }) => documentId);
  return [...byDocument].map(([documentId, ofDocument]) => ({
    actor,
    action: 'decision.made',
    target: `document:${documentId}`,
    details: { actId, kind, statements: ofDocument.map(({ subjectId, verdict }) => ({ subjectId, verdict })) },
  }));
}
