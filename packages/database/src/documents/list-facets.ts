import type { DocumentFilter, SubjectFacet } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';
import { prepareCounting } from './counting.js';
import { whereSql } from './document-sql.js';
import { drawMatches } from './draw-matches.js';
import { countAllSql, countTargetsSql, targetsSql } from './facet-sql.js';
import { prepareSearch } from './find-matches.js';

/** Up to so many documents every subject is counted; above, the roots and what is right under those filtered by. */
const fewDocuments = 2_000;
/** Of a search that finds more documents than this, some are drawn and stand for all. */
const maxCounted = 10_000;

type Counted = Omit<SubjectFacet, 'isEstimated'>;

/** How the documents of a filter spread over subjects. */
export async function listFacets(database: Database, filter: DocumentFilter, limit: number): Promise<SubjectFacet[]> {
  const { search } = filter;
  if (search === null) {
    const counted = await counting(database, (tx) => countAnswers(tx, filter, limit));
    return counted.map((row) => ({ ...row, isEstimated: false }));
  }
  const prepared = await prepareSearch(database.prisma, { ...filter, search });
  const drawn = await drawMatches(database.prisma, prepared, maxCounted);
  const counted = await counting(database, (tx) =>
    drawn.count > fewDocuments
      ? countTargets(tx, filter, drawn.ids)
      : tx.$queryRaw<Counted[]>(countAllSql(filter, drawn.ids, limit)),
  );
  return counted.slice(0, limit).map(({ subjectId, count }) => ({
    subjectId,
    count: Math.round(count * drawn.weight),
    isEstimated: drawn.weight > 1,
  }));
}

/** Over those that answer a filter without a search. */
async function countAnswers(tx: Transaction, filter: DocumentFilter, limit: number): Promise<Counted[]> {
  const found = await tx.$queryRaw<{ id: bigint }[]>`
    select d.id from document d where ${whereSql(filter)} limit ${fewDocuments + 1}`;
  if (found.length > fewDocuments) return (await countTargets(tx, filter)).slice(0, limit);
  return tx.$queryRaw<Counted[]>(countAllSql(filter, `{${found.map(({ id }) => id).join()}}`, limit));
}

async function countTargets(tx: Transaction, filter: DocumentFilter, documentIds?: string): Promise<Counted[]> {
  const targets = await tx.$queryRaw<{ id: number }[]>(targetsSql(filter));
  const ids = targets.map(({ id }) => id);
  return tx.$queryRaw(countTargetsSql(filter, ids, documentIds === undefined ? {} : { documentIds }));
}

function counting<Result>(database: Database, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return transact(database, async (tx) => {
    await prepareCounting(tx);
    return work(tx);
  });
}
