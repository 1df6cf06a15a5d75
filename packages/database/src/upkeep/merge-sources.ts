import { AppError, type Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteDocuments } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { settleDecisions } from './settle-decisions.js';

/**
 * Moves the documents of a source to another. Of two with one id the other source's stays, and takes over what people
 * decided. Documents to score again are written to the temporary table `touched`.
 */
export async function mergeSources(tx: Transaction, fromId: number, intoId: number): Promise<Effect[]> {
  const found = await tx.source.count({ where: { id: { in: [fromId, intoId] } } });
  if (found < 2) throw new AppError('NOT_FOUND', 'Source not found.');
  const decisions = await moveDecisions(tx, fromId, intoId);
  const effects = await deleteDocuments(tx, Prisma.sql`select from_id from twin`);
  await settleDecisions(tx);
  await tx.$executeRaw`insert into touched select into_id from twin`;
  await tx.$executeRaw`drop table twin`;
  const documents = await tx.$executeRaw`
    with moved as (update document set source_id = ${intoId} where source_id = ${fromId} returning id)
    insert into touched select id from moved`;
  await tx.$executeRaw`
    update model set source_ids = (
      select array_agg(distinct case id when ${fromId} then ${intoId} else id end) from unnest(source_ids) id)
    where ${fromId} = any(source_ids)`;
  await tx.source.delete({ where: { id: fromId } });
  return [
    ...effects,
    { action: 'move', kind: 'documents', count: documents },
    { action: 'move', kind: 'decisions', count: decisions },
    { action: 'delete', kind: 'sources', count: 1 },
  ];
}

/** Of documents that both sources have. */
async function moveDecisions(tx: Transaction, fromId: number, intoId: number): Promise<number> {
  await tx.$executeRaw`
    create temporary table twin on commit drop as
    select f.id as from_id, i.id as into_id from document f join document i using (external_id)
    where f.source_id = ${fromId} and i.source_id = ${intoId}`;
  await tx.$executeRaw`
    create temporary table moved_decision on commit drop as
    select distinct t.into_id as document_id, e.subject_id from decision e join twin t on t.from_id = e.document_id`;
  return tx.$executeRaw`
    update decision e set document_id = t.into_id from twin t where t.from_id = e.document_id`;
}
