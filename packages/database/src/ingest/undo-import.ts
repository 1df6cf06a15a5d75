import {
  type ChangeFate,
  type ChangeRequest,
  type Effect,
  type ImportedChange,
  type ImportUndo,
  type ImportUndoStore,
  judgeChange,
  type KeptDocument,
  reasonPutBack,
  requireUndoable,
  type SetAsideReason,
  sumEffects,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { deleteDocuments } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { announceQueue } from '../review/announce-queue.js';
import { changeOrPreview } from '../upkeep/change-or-preview.js';
import { holdStill } from '../upkeep/hold-still.js';
import { rescoreTouched } from '../upkeep/rescore-touched.js';
import { deleteUnusedOfImport } from './delete-unused-of-import.js';
import { detailSql } from './detail-sql.js';

/** Documents that stay are listed up to here; all are counted. */
const maxKept = 50;

export function createImportUndoStore(database: Database): ImportUndoStore {
  return {
    undoImport: (runId, request) =>
      changeOrPreview(database, request.isPreview, (tx) => undoImport(tx, runId, request)),
  };
}

async function undoImport(tx: Transaction, runId: bigint, { actor }: ChangeRequest): Promise<ImportUndo> {
  const unfinishedRuns = await holdStill(tx, { mayModelsGo: false });
  const run = await tx.run.findUnique({ where: { id: runId }, select: { kind: true, undoneAt: true, title: true } });
  const changes = await tx.documentChange.count({ where: { runId } });
  requireUndoable({ run, unfinishedRuns, changes });
  await judgeChanges(tx, runId);
  const kept = await listKept(tx);
  const effects = sumEffects([
    ...(await deleteDocuments(tx, Prisma.sql`select document_id from undoing where fate = 'delete'`)),
    ...(await restoreChanged(tx)),
    ...(await countKept(tx)),
    ...(await deleteUnusedOfImport(tx, runId)),
  ]);
  await tx.$executeRaw`delete from document_change c using undoing u where c.id = u.change_id and u.fate = 'restore'`;
  await tx.run.update({ where: { id: runId }, data: { undoneAt: new Date() } });
  await recordAudit(tx, { actor, action: 'import.undone', target: `run:${runId}`, details: { effects } });
  await rescoreTouched(tx, { title: `Scoring after undoing "${run?.title}"`, actor });
  announceQueue();
  return { effects, kept };
}

/** What is known of a document that an import changed, with why it stood aside before. */
interface ChangeFacts extends ImportedChange {
  readonly formerReason: SetAsideReason | null;
}

/** Writes to the temporary table `undoing` what becomes of each document that the import changed. */
async function judgeChanges(tx: Transaction, runId: bigint): Promise<void> {
  await tx.$executeRaw`
    create temporary table undoing on commit drop as
    select c.id as change_id, c.document_id, jsonb_build_object(
        'isAdded', c.is_added, 'isMerged', d.set_aside_reason is not distinct from 'merged',
        'hasMerged', exists (select from document m where m.merged_into_id = d.id), 'isRestored', d.restored,
        'isDecided', e.acts > 0, 'isDecidedSince', e.acts_since > 0,
        'isChangedLater', exists (
          select from document_change l where l.document_id = c.document_id and l.id > c.id),
        'formerReason', c.set_aside_reason) as facts,
      null::text as fate, null::set_aside_reason as reason
    from document_change c join run r on r.id = c.run_id join document d on d.id = c.document_id cross join lateral (
      select count(*) as acts, count(*) filter (where a.created_at >= r.started_at) as acts_since
      from decision e join act a on a.id = e.act_id where e.document_id = c.document_id and a.undone_at is null) e
    where c.run_id = ${runId}`;
  const groups = await tx.$queryRaw<{ facts: ChangeFacts }[]>`select distinct facts from undoing`;
  for (const { facts } of groups) {
    const reason = reasonPutBack(facts.isRestored, facts.formerReason);
    await tx.$executeRaw`
      update undoing set fate = ${judgeChange(facts)}, reason = ${reason}::set_aside_reason
      where facts = ${JSON.stringify(facts)}::jsonb`;
  }
}

function listKept(tx: Transaction): Promise<KeptDocument[]> {
  return tx.$queryRaw<KeptDocument[]>`
    select document_id as "documentId", fate from undoing where fate in ('keep_decided', 'keep_changed')
    order by fate desc, document_id limit ${maxKept}`;
}

async function countKept(tx: Transaction): Promise<Effect[]> {
  const rows = await tx.$queryRaw<{ fate: ChangeFate; count: number }[]>`
    select fate, count(*)::int as count from undoing where fate in ('keep_decided', 'keep_changed') group by fate`;
  return rows.map(({ count }) => ({ action: 'keep', kind: 'documents', count }));
}

/** Gives documents their earlier content and labels back, and writes them to the temporary table `touched`. */
async function restoreChanged(tx: Transaction): Promise<Effect[]> {
  await tx.$executeRaw`
    update document d
    set raw_title = c.raw_title, raw_text = c.raw_text, title = c.title, text = c.text, content_hash = c.content_hash,
      set_aside_reason = u.reason,
      state = case when u.reason is null then 'active' else 'set_aside' end::document_state,
      (${Prisma.raw(detailSql.columns)}) = (${Prisma.raw(detailSql.given)})
    from document_change c join undoing u on u.change_id = c.id
      cross join lateral ${Prisma.raw(detailSql.read('c.details'))}
    where u.fate = 'restore' and c.raw_title is not null and d.id = c.document_id`;
  await restoreLabels(tx);
  const documents = await tx.$executeRaw`
    insert into touched select document_id from undoing where fate = 'restore'`;
  return [{ action: 'restore', kind: 'documents', count: documents }];
}

async function restoreLabels(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    delete from label l using document_change c, undoing u, subject s
    where u.change_id = c.id and u.fate = 'restore' and l.document_id = c.document_id and l.origin = 'import'
      and s.id = l.subject_id and s.scheme_id = c.scheme_id and l.subject_id <> all(c.subject_ids)`;
  await tx.$executeRaw`
    insert into label (document_id, subject_id, origin, value)
    select c.document_id, s.id, 'import', true
    from document_change c join undoing u on u.change_id = c.id join subject s on s.id = any(c.subject_ids)
    where u.fate = 'restore' on conflict do nothing`;
  await tx.$executeRaw`
    delete from label_completeness k using document_change c, undoing u
    where u.change_id = c.id and u.fate = 'restore' and k.document_id = c.document_id and k.scheme_id = c.scheme_id
      and not c.was_complete`;
  await tx.$executeRaw`
    insert into label_completeness (document_id, scheme_id)
    select c.document_id, c.scheme_id from document_change c join undoing u on u.change_id = c.id
    where u.fate = 'restore' and c.was_complete and exists (select from scheme s where s.id = c.scheme_id)
    on conflict do nothing`;
}
