import type { Slice, SuggestionChange, SuggestionFeed } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';
import { transact } from '../transact.js';

/** A page reads far less than this; what is left gets its place with the next one. */
const mostPlaced = 5_000;
const feedLock = 5_871_203;

const byPosition = new SortOrder<bigint>([
  { sql: Prisma.sql`position`, direction: 'asc', of: (position) => Prisma.sql`${position}` },
]);

export function createSuggestionFeed(database: Database): SuggestionFeed {
  return {
    async listChanges(slice: Slice<bigint>) {
      await placeNoted(database);
      return database.prisma.$queryRaw<SuggestionChange[]>`
        select position, document_id as "documentId", subject_id as "subjectId", kind, at from suggestion_change
        where ${byPosition.within(slice)} order by ${byPosition.orderBy(slice)} limit ${slice.limit}`;
    },
  };
}

/**
 * Gives what was noted its place in the feed. Positions are given out by one transaction at a time and only for what is
 * visible already: a transaction that commits late comes after what was listed before, however early it began.
 */
async function placeNoted(database: Database): Promise<void> {
  const [{ found }] = await database.prisma.$queryRaw<[{ found: boolean }]>`
    select exists (select from noted_change) as found`;
  if (found) await transact(database, placeSome);
}

async function placeSome(tx: Transaction): Promise<void> {
  const [{ isOurs }] = await tx.$queryRaw<[{ isOurs: boolean }]>`
    select pg_try_advisory_xact_lock(${feedLock}) as "isOurs"`;
  if (!isOurs) return; // Somebody else is at it: what is placed so far is listed.
  await tx.$executeRaw`
    with noted as (
      delete from noted_change where id in (select id from noted_change order by id limit ${mostPlaced})
      returning id, document_id, subject_id, kind, at)
    insert into suggestion_change (document_id, subject_id, kind, at)
    select document_id, subject_id, kind, at from noted order by id`;
}
