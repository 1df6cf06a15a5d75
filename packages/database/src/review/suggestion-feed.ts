import { AppError, type FeedPlace, type Slice, type SuggestionChange, type SuggestionFeed } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';
import { transact } from '../transact.js';

/** A page reads far less than this; what is left gets its place with the next one. */
const mostPlaced = 5_000;
const feedLock = 5_871_203;

const byPosition = new SortOrder<FeedPlace>([
  { sql: Prisma.sql`position`, direction: 'asc', of: ({ position }) => Prisma.sql`${position}` },
]);

export function createSuggestionFeed(database: Database): SuggestionFeed {
  return {
    async listChanges(slice: Slice<FeedPlace>) {
      await placeNoted(database);
      for (const place of [slice.after, slice.before]) if (place) await requirePlace(database, place);
      return database.prisma.$queryRaw<SuggestionChange[]>`
        select position, document_id as "documentId", subject_id as "subjectId", kind, at from suggestion_change
        where ${byPosition.within(slice)} order by ${byPosition.orderBy(slice)} limit ${slice.limit}`;
    },
  };
}

/** A backup takes the feed back to an earlier place, from where other changes follow. */
async function requirePlace({ prisma }: Database, { position, at }: FeedPlace): Promise<void> {
  const [found] = await prisma.$queryRaw<{ at: Date }[]>`select at from suggestion_change where position = ${position}`;
  if (found !== undefined && (at === null || at.getTime() === found.at.getTime())) return;
  const message =
    'The feed is no longer the one that this cursor is of: a backup has been restored since. Read it from its beginning.';
  throw new AppError('CONFLICT', message);
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
