import type { QueueFilter, QueueItem, QueueOrder, QueuePage } from '@classmark/domain';
import { searchQuery } from '../documents/document-sql.js';
import { Prisma } from '../generated/client.js';

/** How an order is said in SQL, over `prediction p`; each is the order of a partial index (see the migrations). */
interface OrderSql {
  readonly rank: Prisma.Sql;
  readonly orderBy: Prisma.Sql;
  after(item: QueueItem): Prisma.Sql;
  /** Whether `q`, of the same document, comes before `p`. */
  readonly isBefore: Prisma.Sql;
}

const orders: Readonly<Record<QueueOrder, OrderSql>> = {
  closest_to_threshold: {
    rank: Prisma.sql`p.margin`,
    orderBy: Prisma.sql`p.margin, p.document_id`,
    after: ({ rank, documentId }) => Prisma.sql`(p.margin, p.document_id) > (${rank}::float8::real, ${documentId})`,
    isBefore: Prisma.sql`(q.margin, q.subject_id) < (p.margin, p.subject_id)`,
  },
  most_probable: {
    rank: Prisma.sql`p.probability`,
    orderBy: Prisma.sql`p.probability desc, p.document_id desc`,
    after: ({ rank, documentId }) =>
      Prisma.sql`(p.probability, p.document_id) < (${rank}::float8::real, ${documentId})`,
    isBefore: Prisma.sql`(q.probability, q.subject_id) > (p.probability, p.subject_id)`,
  },
  newest: {
    rank: Prisma.sql`0`,
    orderBy: Prisma.sql`p.document_id desc`,
    after: ({ documentId }) => Prisma.sql`p.document_id < ${documentId}`,
    isBefore: Prisma.sql`q.subject_id < p.subject_id`,
  },
};

/** Waiting documents in order, each by its first queued prediction; `where` may narrow them and `tail` locks rows. */
export function queueSql(
  { order, filter, limit, after }: QueuePage,
  narrower: { readonly where: Prisma.Sql; readonly tail: Prisma.Sql } = { where: Prisma.empty, tail: Prisma.empty },
): Prisma.Sql {
  const { rank, orderBy, isBefore, after: afterSql } = orders[order];
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
      ${after === null ? Prisma.empty : Prisma.sql`and ${afterSql(after)}`}
    order by ${orderBy} limit ${limit} ${narrower.tail}`;
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
