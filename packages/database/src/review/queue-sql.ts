import type { QueueFilter, QueueItem, QueueOrder, QueueSlice } from '@classmark/domain';
import { searchQuery } from '../documents/document-sql.js';
import { Prisma } from '../generated/client.js';
import { type SortKey, SortOrder } from '../sort-order.js';

/** How an order is said in SQL, over `prediction p`; each is the order of a partial index (see the migrations). */
interface OrderSql {
  readonly rank: Prisma.Sql;
  readonly order: SortOrder<QueueItem>;
  /** Whether `q`, of the same document, comes before `p`. */
  readonly isBefore: Prisma.Sql;
}

const byDocument = (direction: 'asc' | 'desc'): SortKey<QueueItem> => ({
  sql: Prisma.sql`p.document_id`,
  direction,
  of: ({ documentId }) => Prisma.sql`${documentId}`,
});

const byRank = (sql: Prisma.Sql, direction: 'asc' | 'desc'): SortOrder<QueueItem> =>
  new SortOrder([{ sql, direction, of: ({ rank }) => Prisma.sql`${rank}::float8::real` }, byDocument(direction)]);

const orders: Readonly<Record<QueueOrder, OrderSql>> = {
  closest_to_threshold: {
    rank: Prisma.sql`p.margin`,
    order: byRank(Prisma.sql`p.margin`, 'asc'),
    isBefore: Prisma.sql`(q.margin, q.subject_id) < (p.margin, p.subject_id)`,
  },
  most_probable: {
    rank: Prisma.sql`p.probability`,
    order: byRank(Prisma.sql`p.probability`, 'desc'),
    isBefore: Prisma.sql`(q.probability, q.subject_id) > (p.probability, p.subject_id)`,
  },
  newest: {
    rank: Prisma.sql`0`,
    order: new SortOrder([byDocument('desc')]),
    isBefore: Prisma.sql`q.subject_id < p.subject_id`,
  },
};

/** Waiting documents in order, each by its first queued prediction; `where` may narrow them and `tail` locks rows. */
export function queueSql(
  { order: name, filter, ...slice }: QueueSlice,
  narrower: { readonly where: Prisma.Sql; readonly tail: Prisma.Sql } = { where: Prisma.empty, tail: Prisma.empty },
): Prisma.Sql {
  const { rank, order, isBefore } = orders[name];
  // Of one subject, a document has one prediction at the most.
  const isFirst =
    filter.subjectId === null
      ? Prisma.sql`and not exists (
          select from prediction q where q.document_id = p.document_id and q.state = 'queued' and ${isBefore})`
      : Prisma.empty;
  return Prisma.sql`
    select p.document_id as "documentId", (${rank})::float8 as rank
    from prediction p join document d on d.id = p.document_id
    where p.state = 'queued' and d.state = 'active' ${isFirst} ${filterSql(filter)} ${narrower.where}
      and ${order.within(slice)}
    order by ${order.orderBy(slice)} limit ${slice.limit} ${narrower.tail}`;
}

/** Conditions on `prediction p` and its `document d`, each beginning with `and`. */
export function filterSql({ subjectId, search, onlyMine, withoutLeased, holder }: QueueFilter): Prisma.Sql {
  const leased = (whose: Prisma.Sql) => Prisma.sql`exists (
    select from review_lease l where l.document_id = p.document_id and l.expires_at > now() and ${whose})`;
  const conditions = [
    subjectId !== null && Prisma.sql`and p.subject_id = ${subjectId}`,
    search !== null && Prisma.sql`and d.search @@ ${searchQuery(search)}`,
    onlyMine && Prisma.sql`and ${leased(Prisma.sql`l.holder = ${holder}`)}`,
    withoutLeased && Prisma.sql`and not ${leased(Prisma.sql`l.holder <> ${holder}`)}`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, ' ');
}
