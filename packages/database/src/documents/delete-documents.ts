import type { Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';

/** Deletes decisions; acts that are about nothing go, too. */
export function deleteDecisions(tx: Transaction, condition: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    with gone as (
      delete from decision e where ${condition} returning e.id, e.act_id
    ), idle as (
      delete from act a where a.id in (select act_id from gone) and not exists (
        select from decision e where e.act_id = a.id and e.id not in (select id from gone))
    )
    select from gone`;
}

/** Deletes suggestions. Gives how many of them were published or in review. */
export async function deleteSuggestions(tx: Transaction, condition: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    with gone as (delete from prediction p where ${condition} returning state)
    select (count(*) filter (where state in ('published', 'queued')))::int as count from gone`;
  return row.count;
}

/**
 * Deletes documents with all that was said and suggested of them. What was set aside as their duplicate, or merged into
 * them, takes their place: it is written to the temporary table `touched`.
 * @param ids a query for the documents
 */
export async function deleteDocuments(tx: Transaction, ids: Prisma.Sql): Promise<Effect[]> {
  const freed = await tx.$queryRaw<{ hash: Uint8Array<ArrayBuffer> }[]>`
    select distinct d.content_hash as hash from document d
    where d.id in (${ids}) and (d.state = 'active' or d.set_aside_reason = 'merged') and exists (
      select from document o where o.content_hash = d.content_hash and o.set_aside_reason = 'duplicate_content')`;
  const parted = await tx.$queryRaw<{ hash: Uint8Array<ArrayBuffer> }[]>`
    update document set set_aside_reason = 'duplicate_content', merged_into_id = null
    where merged_into_id in (${ids}) and id not in (${ids}) returning content_hash as hash`;
  const decisions = await deleteDecisions(tx, Prisma.sql`e.document_id in (${ids})`);
  const labels = await tx.$executeRaw`delete from label where document_id in (${ids})`;
  const suggestions = await deleteSuggestions(tx, Prisma.sql`p.document_id in (${ids})`);
  const documents = await tx.$executeRaw`delete from document where id in (${ids})`;
  return [
    { action: 'delete', kind: 'documents', count: documents },
    { action: 'delete', kind: 'labels', count: labels },
    { action: 'delete', kind: 'decisions', count: decisions },
    { action: 'delete', kind: 'suggestions', count: suggestions },
    {
      action: 'restore',
      kind: 'documents',
      count: await restoreDuplicates(
        tx,
        [...freed, ...parted].map(({ hash }) => hash),
      ),
    },
  ];
}

async function restoreDuplicates(tx: Transaction, contents: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  await tx.$executeRaw`create temporary table if not exists touched (document_id bigint) on commit drop`;
  if (contents.length === 0) return 0;
  return tx.$executeRaw`
    with restored as (
      update document d set state = 'active', set_aside_reason = null
      where d.id in (
        select min(o.id) from document o
        where o.content_hash = any(${[...contents]}::bytea[]) and o.set_aside_reason = 'duplicate_content'
          and not exists (
            select from document a
            where a.content_hash = o.content_hash and (a.state = 'active' or a.set_aside_reason = 'merged'))
        group by o.content_hash)
      returning id)
    insert into touched select id from restored`;
}
