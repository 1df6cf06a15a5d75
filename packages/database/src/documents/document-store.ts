import {
  type DocumentFilter,
  type DocumentOrder,
  type DocumentRank,
  type DocumentSlice,
  type DocumentStore,
  orderWithoutSearch,
  type SubjectFacet,
} from '@classmark/domain';
import type { Database } from '../database.js';
import { Prisma } from '../generated/client.js';
import { type SortKey, SortOrder } from '../sort-order.js';
import { AnswerCache } from './answer-cache.js';
import { searchQuery, whereSql } from './document-sql.js';
import { countMatches, findMatches, findNewest, prepareSearch } from './find-matches.js';
import { listFacets } from './list-facets.js';

/** Of the documents that answer a search, so many of the newest are ordered by how well they do, or by date. */
const maxOrdered = 1_000;

/** Facets over very many documents are remembered for a while (see AnswerCache). */
export function createDocumentStore(database: Database): DocumentStore {
  const facets = new AnswerCache<SubjectFacet[]>();
  return {
    listDocuments: (page) => listDocuments(database, page),
    countDocuments: (filter, most) => countDocuments(database, filter, most),
    listFacets: (filter, limit) =>
      facets.get(JSON.stringify([filter, limit]), () => listFacets(database, filter, limit)),
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

async function listDocuments({ prisma }: Database, page: DocumentSlice): Promise<DocumentRank[]> {
  const { filter, order } = page;
  const { search } = filter;
  if (search === null) return prisma.$queryRaw(listSql(page));
  const prepared = await prepareSearch(prisma, { ...filter, search });
  if (order === 'newest' || order === 'oldest') {
    const ids = await findMatches(prisma, prepared, order, page);
    return ids.map((documentId) => ({ documentId, rank: 0, published: '' }));
  }
  const { ids } = await findNewest(prisma, prepared, maxOrdered);
  return prisma.$queryRaw(listOfSql(ids, page));
}

/** A page of those that answer a filter without a search. */
function listSql({ filter, order: asked, ...slice }: DocumentSlice): Prisma.Sql {
  const name = orderWithoutSearch(asked);
  const order = orders[name];
  return Prisma.sql`
    select d.id as "documentId", 0::real as rank, ${name === 'last_published' ? published.sql : Prisma.sql`''`} as published
    from document d where ${whereSql(filter)} and ${order.within(slice)}
    order by ${order.orderBy(slice)} limit ${slice.limit}`;
}

/** A page of some documents (an array in SQL), by how well they answer the filter's search, or by date. */
function listOfSql(ids: string, { filter, order: name, ...slice }: DocumentSlice): Prisma.Sql {
  const order = orders[name];
  const [rankSql, publishedSql] =
    name === 'best_match'
      ? [Prisma.sql`ts_rank(search, ${searchQuery(filter.search ?? '')})`, Prisma.sql`''`]
      : [Prisma.sql`0::real`, published.sql];
  return Prisma.sql`
    select d.id as "documentId", d.rank, ${publishedSql} as published
    from (select id, publication_date, ${rankSql} as rank from document where id = any(${ids}::bigint[])) as d
    where ${order.within(slice)} order by ${order.orderBy(slice)} limit ${slice.limit}`;
}

async function countDocuments({ prisma }: Database, filter: DocumentFilter, most: number): Promise<number> {
  const { search } = filter;
  if (search !== null) return countMatches(prisma, await prepareSearch(prisma, { ...filter, search }), most);
  const [{ count }] = await prisma.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (select from document d where ${whereSql(filter)} limit ${most}) as matched`;
  return count;
}
