import {
  type Act,
  type Actor,
  AppError,
  type NewAct,
  type PredictionState,
  requireOpenSuggestions,
  requireUnmerged,
  type StatementOfAct,
} from '@classmark/domain';
import { auditColumns } from '../audit/record-audit.js';
import { asConnection, type Connection } from '../connection.js';
import type { Database } from '../database.js';
import { inTransaction } from '../in-transaction.js';
import type { ClassifierKey } from '../models/move-predictions.js';
import { transact } from '../transact.js';
import { announceQueue } from './announce-queue.js';
import { lockDocuments } from './lock-documents.js';
import { watchPrecision } from './spot-checks.js';

/**
 * See ReviewStore. A curator waits for each round trip, so there are as few as the locks allow. One that answers spot checks
 * is begun again where thresholds can be changed, too.
 */
export async function recordAct(database: Database, act: NewAct, actor: Actor): Promise<Act> {
  const lock = lockDocuments(act.statements.map(({ documentId }) => documentId));
  const recorded = await inTransaction(
    database.pool,
    async (client) => ((await findChecked(client, act)).length === 0 ? write(client, act, actor) : null),
    `${keepPlans}; ${lock}`,
  );
  if (recorded !== null) return recorded;
  return transact(database, async (tx) => {
    await tx.$executeRawUnsafe(lock);
    const connection = asConnection(tx);
    const checked = await findChecked(connection, act);
    const written = await write(connection, act, actor);
    await watchPrecision(tx, checked);
    return written;
  });
}

/** Planning the statements below takes longer than running them, and gives the same for one decision and for 500. */
const keepPlans = 'set local plan_cache_mode = force_generic_plan';

/** Holds an act against the rules, and gives the classifiers whose spot checks it answers. */
async function findChecked(connection: Connection, { statements }: NewAct): Promise<ClassifierKey[]> {
  const { rows } = await connection.query<SituationRow>({
    name: 'act-situation',
    text: situation,
    values: statementColumns(statements),
  });
  const documents = rows.map(({ title, mergedInto, place }) => {
    if (title === null) throw new AppError('NOT_FOUND', 'Document not found.');
    return { title, mergedInto, path: statements[place - 1]?.path ?? '' };
  });
  requireUnmerged(documents);
  if (!rows.every(({ hasSubject }) => hasSubject)) throw new AppError('NOT_FOUND', 'Subject not found.');
  const states = rows.flatMap(({ place, state }) => (state === null ? [] : [[place - 1, state] as const]));
  requireOpenSuggestions(statements, new Map(states));
  return rows.flatMap(({ checkedVersionId, subjectId }) =>
    checkedVersionId === null ? [] : [{ versionId: checkedVersionId, subjectId }],
  );
}

interface SituationRow {
  readonly place: number;
  readonly subjectId: number;
  /** Of the document, or its id in its source; null where there is none. */
  readonly title: string | null;
  /** Of the document that it was merged into. */
  readonly mergedInto: string | null;
  readonly hasSubject: boolean;
  /** Of the suggestion that the statement is about; null where nothing is suggested. */
  readonly state: PredictionState | null;
  readonly checkedVersionId: number | null;
}

/** Statements as a table `s`. */
const statementTable = `s as materialized (
  select * from unnest($1::bigint[], $2::int[], $3::verdict[])
    with ordinality as given (document_id, subject_id, verdict, place))`;

function statementColumns(statements: readonly StatementOfAct[]): unknown[] {
  return [
    statements.map(({ documentId }) => String(documentId)),
    statements.map(({ subjectId }) => subjectId),
    statements.map(({ verdict }) => verdict),
  ];
}

/** Locks the predictions, so that scoring waits and then sees what was decided. */
const situation = `
with ${statementTable}, held as (
  select s.place, p.state from s join prediction p using (document_id, subject_id)
  order by p.document_id, p.subject_id for update of p)
select s.place::int as place, s.subject_id as "subjectId", held.state::text as state, c.version_id as "checkedVersionId",
  coalesce(nullif(d.title, ''), d.external_id) as title, coalesce(nullif(m.title, ''), m.external_id) as "mergedInto",
  exists (select from subject where id = s.subject_id) as "hasSubject"
from s left join held using (place)
  left join document d on d.id = s.document_id left join document m on m.id = d.merged_into_id
  left join spot_check c on c.document_id = s.document_id and c.subject_id = s.subject_id and not c.is_settled
order by s.place`;

async function write(connection: Connection, act: NewAct, actor: Actor): Promise<Act> {
  const { kind, statements } = act;
  const [actors, actions, targets, details] = auditColumns(auditedActs(act, actor));
  const { rows } = await connection.query<{ id: string; createdAt: Date }>({
    name: 'record-act',
    text: record,
    values: [
      ...statementColumns(statements),
      kind,
      actor.kind === 'user' ? actor.id : null,
      actor.kind === 'key' ? actor.id : null,
      ...[actors, actions, targets, details],
    ],
  });
  const [written] = rows;
  if (written === undefined) throw new Error('An act was not written');
  announceQueue();
  const name = actor.kind === 'user' || actor.kind === 'key' ? actor.name : 'Classmark';
  return { ...written, id: BigInt(written.id), kind, actor: name, undoneAt: null, undoneBy: null };
}

/**
 * The act, its decisions with what was suggested then, the curator's labels, the states of the predictions, and the audit
 * events. What has nothing left to decide is on nobody's desk: no part of a statement sees what another writes, so that
 * what is decided here is left out.
 */
const record = `
with ${statementTable}, written as (
  insert into act (kind, user_id, api_key_id) values ($4::act_kind, $5::int, $6::int) returning id, created_at
), decided as (
  insert into decision (act_id, document_id, subject_id, verdict, probability, version_id)
  select written.id, s.document_id, s.subject_id, s.verdict, p.probability, p.version_id
  from written cross join s left join prediction p using (document_id, subject_id) order by s.place
), labelled as (
  insert into label (document_id, subject_id, origin, value, created_at)
  select s.document_id, s.subject_id, 'curator', s.verdict = 'accept', written.created_at from s cross join written
  on conflict (document_id, subject_id, origin) do update set value = excluded.value, created_at = excluded.created_at
), moved as (
  update prediction p set state = case s.verdict when 'accept' then 'accepted' else 'rejected' end::prediction_state
  from s where p.document_id = s.document_id and p.subject_id = s.subject_id
), released as (
  delete from review_lease l where l.document_id = any($1::bigint[])
    and not exists (
      select from prediction p where p.document_id = l.document_id and p.state = 'queued'
        and not exists (select from s where s.document_id = p.document_id and s.subject_id = p.subject_id))
    and not (l.is_blind and exists (
      select from spot_check c join prediction p using (document_id, subject_id)
      where c.document_id = l.document_id and p.state = 'published'
        and not exists (select from s where s.document_id = p.document_id and s.subject_id = p.subject_id)))
), audited as (
  insert into audit_event (actor, action, target, details)
  select e.actor, e.action, e.target, e.details || jsonb_build_object('actId', written.id::text)
  from written cross join unnest($7::text[], $8::text[], $9::text[], $10::jsonb[]) as e (actor, action, target, details)
)
select id::text, created_at as "createdAt" from written`;

/** One event for each document, which is where people look. */
function auditedActs({ kind, statements }: NewAct, actor: Actor) {
  const byDocument = Map.groupBy(statements, ({ documentId }) => documentId);
  return [...byDocument].map(([documentId, ofDocument]) => ({
    actor,
    action: 'decision.made',
    target: `document:${documentId}`,
    details: { kind, statements: ofDocument.map(({ subjectId, verdict }) => ({ subjectId, verdict })) },
  }));
}
