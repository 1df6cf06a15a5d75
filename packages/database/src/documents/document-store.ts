import type { DocumentFilter, DocumentPage, DocumentRank, DocumentStore, SubjectFacet } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
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

function listSql({ filter, limit, after }: DocumentPage): Prisma.Sql {
  const { search } = filter;
  if (search === null) {
    const beyond = after === null ? Prisma.sql`true` : Prisma.sql`d.id < ${after.documentId}`;
    return Prisma.sql`
      select d.id as "documentId", 0::real as rank from document d
      where ${whereSql(filter)} and ${beyond} order by d.id desc limit ${limit}`;
  }
  const beyond =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(rank < ${after.rank}::real or (rank = ${after.rank}::real and id < ${after.documentId}))`;
  return Prisma.sql`
    select id as "documentId", rank from (
      select id, ts_rank(search, ${searchQuery(search)}) as rank from (
        select d.id, d.search from document d where ${whereSql(filter)} order by d.id desc limit ${maxRanked}) as newest
    ) as ranked
    where ${beyond} order by rank desc, id desc limit ${limit}`;
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
