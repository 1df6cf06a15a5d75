import type {
  DocumentFilter,
  DocumentOrder,
  DocumentPage,
  DocumentRank,
  DocumentStore,
  SubjectFacet,
} from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { type SortKey, SortOrder } from '../sort-order.js';
import { transact } from '../transact.js';
import { AnswerCache } from './answer-cache.js';
import { searchQuery, whereSql } from './document-sql.js';
import { countAllSql, countTargetsSql, targetsSql } from './facet-sql.js';

/** Up to so many documents every subject is counted; above, the roots and what is right under those filtered by. */
const fewDocuments = 2_000;
/** Of the documents that answer a search, so many of the newest are ordered by how well they do. */
const maxRanked = 5_000;

/** Facets over very many documents are remembered for a while (see AnswerCache). */
export function createDocumentStore({ prisma }: Database): DocumentStore {
  const facets = new AnswerCache<SubjectFacet[]>();
  return {
    listDocuments: (page) => prisma.$queryRaw<DocumentRank[]>(listSql(page)),
    countDocuments: (filter, most) => countDocuments(prisma, filter, most),
    listFacets: (filter, limit) =>
      facets.get(JSON.stringify([filter, limit]), () => transact({ prisma }, (tx) => listFacets(tx, filter, limit))),
  };
}

const id = (direction: 'asc' | 'desc'): SortKey<DocumentRank> => ({
  sql: Prisma.sql`d.id`,
  direction,
  of: ({ documentId }) => Prisma.sql`${documentId}`,
});
const rank: SortKey<DocumentRank> = {
  sql: Prisma.sql`d.rank`,
  direction: 'desc',
  of: (place) => Prisma.sql`${place.rank}::real`,
};
/** As the index has it: those without a date come last. */
const published: SortKey<DocumentRank> = {
  sql: Prisma.sql`coalesce(d.publication_date, '')`,
  direction: 'desc',
  of: (place) => Prisma.sql`${place.published}`,
};
const orders: Readonly<Record<DocumentOrder, SortOrder<DocumentRank>>> = {
  best_match: new SortOrder([rank, id('desc')]),
  newest: new SortOrder([id('desc')]),
  oldest: new SortOrder([id('asc')]),
  last_published: new SortOrder([published, id('desc')]),
};

/** Of the documents that a search finds, those that cannot be read in order are the newest `maxRanked`. */
function listSql({ filter, order: asked, ...slice }: DocumentPage): Prisma.Sql {
  const { search } = filter;
  const name = search === null && asked === 'best_match' ? 'newest' : asked;
  const order = orders[name];
  const rankSql =
    name === 'best_match' ? Prisma.sql`ts_rank(d.search, ${searchQuery(search ?? '')})` : Prisma.sql`0::real`;
  const publishedSql = name === 'last_published' ? published.sql : Prisma.sql`''`;
  const isRead = name === 'newest' || name === 'oldest' || search === null;
  const from = isRead
    ? Prisma.sql`document d where ${whereSql(filter)}`
    : Prisma.sql`(
        select d.id, d.publication_date, ${rankSql} as rank from (
          select d.id, d.publication_date, d.search from document d where ${whereSql(filter)}
          order by d.id desc limit ${maxRanked}) as d
      ) as d where true`;
  return Prisma.sql`
    select d.id as "documentId", ${isRead ? rankSql : Prisma.sql`d.rank`} as rank, ${publishedSql} as published
    from ${from} and ${order.within(slice)} order by ${order.orderBy(slice)} limit ${slice.limit}`;
}

async function countDocuments(tx: Transaction, filter: DocumentFilter, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (select from document d where ${whereSql(filter)} limit ${most}) as matched`;
  return row.count;
}

async function listFacets(tx: Transaction, filter: DocumentFilter, limit: number): Promise<SubjectFacet[]> {
  await prepareCounting(tx);
  const found = await tx.$queryRaw<{ id: bigint }[]>`
    select d.id from document d where ${whereSql(filter)} limit ${fewDocuments + 1}`;
  if (found.length <= fewDocuments) {
    const ids = found.map(({ id }) => id);
    return tx.$queryRaw<SubjectFacet[]>(countAllSql(filter, ids, limit));
  }
  const targets = await tx.$queryRaw<{ id: number }[]>(targetsSql(filter));
  const ids = targets.map(({ id }) => id);
  return (await tx.$queryRaw<SubjectFacet[]>(countTargetsSql(filter, ids))).slice(0, limit);
}

/** Gathering a number for each document wants room for them all, and is soon done: no helpers, no compiling. */
export async function prepareCounting(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    select set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true),
           set_config('jit', 'off', true)`;
}
