import { AppError, type Effect, requireMergeTarget } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteSuggestions } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { lockDocuments } from '../review/lock-documents.js';
import { settleDecisions } from './settle-decisions.js';

/**
 * Sets a document aside as merged into another, which takes over its labels and what people decided of it. The one that
 * stays is written to the temporary table `touched`.
 */
export async function mergeDocuments(tx: Transaction, fromId: bigint, intoId: bigint): Promise<Effect[]> {
  await tx.$executeRawUnsafe(lockDocuments([fromId, intoId]));
  const into = await tx.document.findUnique({ where: { id: intoId }, select: { state: true, title: true } });
  if (into === null) throw new AppError('NOT_FOUND', 'Document not found.');
  requireMergeTarget(into);
  const decisions = await moveDecisions(tx, fromId, intoId);
  const labels = await copyLabels(tx, Prisma.sql`select ${fromId}::bigint as from_id, ${intoId}::bigint as into_id`);
  const suggestions = await withdraw(tx, fromId);
  await settleDecisions(tx);
  await tx.$executeRaw`
    update document
    set state = 'set_aside', set_aside_reason = 'merged', merged_into_id = ${intoId}, restored = false, updated_at = now()
    where id = ${fromId}`;
  await tx.$executeRaw`update document set merged_into_id = ${intoId} where merged_into_id = ${fromId}`;
  await tx.$executeRaw`create temporary table touched on commit drop as select ${intoId}::bigint as document_id`;
  return [
    { action: 'set_aside', kind: 'documents', count: 1 },
    { action: 'move', kind: 'labels', count: labels },
    { action: 'move', kind: 'decisions', count: decisions },
    { action: 'delete', kind: 'suggestions', count: suggestions },
  ];
}

async function moveDecisions(tx: Transaction, fromId: bigint, intoId: bigint): Promise<number> {
  await tx.$executeRaw`
    create temporary table moved_decision on commit drop as
    select distinct ${intoId}::bigint as document_id, subject_id from decision where document_id = ${fromId}`;
  await tx.$executeRaw`delete from label where document_id = ${fromId} and origin = 'curator'`;
  return tx.$executeRaw`update decision set document_id = ${intoId} where document_id = ${fromId}`;
}

/**
 * What the source says of the first stays with it, too, should it be restored. Gives how many labels are new.
 * @param pairs a query for documents that are merged, `from_id`, and those that stay, `into_id`
 */
export async function copyLabels(tx: Transaction, pairs: Prisma.Sql): Promise<number> {
  await tx.$executeRaw`
    insert into label_completeness (document_id, scheme_id)
    select m.into_id, k.scheme_id from label_completeness k join (${pairs}) m on m.from_id = k.document_id
    on conflict do nothing`;
  return tx.$executeRaw`
    insert into label (document_id, subject_id, origin, value, created_at)
    select m.into_id, l.subject_id, l.origin, l.value, l.created_at
    from label l join (${pairs}) m on m.from_id = l.document_id where l.origin = 'import' on conflict do nothing`;
}

/** Takes a document off desks, and what was suggested of it away. */
async function withdraw(tx: Transaction, documentId: bigint): Promise<number> {
  await tx.$executeRaw`delete from review_lease where document_id = ${documentId}`;
  await tx.$executeRaw`delete from spot_check where document_id = ${documentId}`;
  await tx.$executeRaw`delete from suspect_label where document_id = ${documentId}`;
  return deleteSuggestions(tx, Prisma.sql`p.document_id = ${documentId}`);
}
