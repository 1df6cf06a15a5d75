import { AppError, type Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteDocuments } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { copyLabels } from './merge-documents.js';
import { settleDecisions } from './settle-decisions.js';

/**
 * Moves the documents of a source to another. Of two with one id the other source's stays, and takes over what people
 * decided. Documents to score again are written to the temporary table `touched`.
 */
export async function mergeSources(tx: Transaction, fromId: number, intoId: number): Promise<Effect[]> {
  const found = await tx.source.count({ where: { id: { in: [fromId, intoId] } } });
  if (found < 2) throw new AppError('NOT_FOUND', 'Source not found.');
  await findTwins(tx, fromId, intoId);
  const decisions = await moveDecisions(tx);
  const moved = await moveMerged(tx);
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
    ...moved,
    ...effects,
    { action: 'move', kind: 'documents', count: documents },
    { action: 'move', kind: 'decisions', count: decisions },
    { action: 'delete', kind: 'sources', count: 1 },
  ];
}

/**
 * Writes to the temporary table `twin` the documents of the first source that the second has, too, and which document takes
 * their place: the other, or what that was merged into. Where all of these are merged in a circle, one stays nevertheless.
 */
async function findTwins(tx: Transaction, fromId: number, intoId: number): Promise<void> {
  await tx.$executeRaw`
    create temporary table twin on commit drop as
    with recursive pair as (
      select f.id as from_id, i.id as into_id from document f join document i using (external_id)
      where f.source_id = ${fromId} and i.source_id = ${intoId}
    ), way as (
      select from_id, into_id from pair
      union
      select w.from_id, coalesce(p.into_id, d.merged_into_id)
      from way w join document d on d.id = w.into_id and d.merged_into_id is not null
        left join pair p on p.from_id = d.merged_into_id)
    select distinct on (w.from_id) w.from_id, w.into_id from way w join document d on d.id = w.into_id
    order by w.from_id, d.merged_into_id is not null, w.into_id`;
  await tx.$executeRaw`
    select from document where id in (select from_id from twin union select into_id from twin) order by id for no key update`;
}

async function moveDecisions(tx: Transaction): Promise<number> {
  await tx.$executeRaw`
    create temporary table moved_decision on commit drop as
    select distinct t.into_id as document_id, e.subject_id from decision e join twin t on t.from_id = e.document_id`;
  return tx.$executeRaw`
    update decision e set document_id = t.into_id from twin t where t.from_id = e.document_id`;
}

/** What was merged into documents that go is merged into those that take their place. */
async function moveMerged(tx: Transaction): Promise<Effect[]> {
  const documents = await tx.$executeRaw`
    update document d set state = 'active', set_aside_reason = null, merged_into_id = null
    from twin t where t.into_id = d.id and d.merged_into_id is not null`;
  const labels = await copyLabels(
    tx,
    Prisma.sql`select d.id as from_id, t.into_id from document d join twin t on t.from_id = d.merged_into_id`,
  );
  await tx.$executeRaw`
    update document d set merged_into_id = t.into_id from twin t where t.from_id = d.merged_into_id`;
  return [
    { action: 'restore', kind: 'documents', count: documents },
    { action: 'move', kind: 'labels', count: labels },
  ];
}
