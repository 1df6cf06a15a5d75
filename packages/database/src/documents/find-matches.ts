import type { DocumentFilter, Slice } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';
import { isNarrowed, narrowingSql, searchQuery, whereSql } from './document-sql.js';

/** As `document_parts` says: so many documents that follow each other by id, if none is missing. */
const blockSize = 1_024;
/** So many blocks are searched first, and at most so many before all. */
const fewestBlocks = 4;
const mostBlocks = 128;
/** So many times the blocks that should have enough, if they have as much as those searched: seldom are they too few. */
const margin = 1.25;

interface Place {
  readonly documentId: bigint;
}

const byId = (direction: 'asc' | 'desc') =>
  new SortOrder<Place>([{ sql: Prisma.sql`d.id`, direction, of: ({ documentId }) => Prisma.sql`${documentId}` }]);
const orders = { newest: byId('desc'), oldest: byId('asc') };
type IdOrder = keyof typeof orders;

/** A filter with a search, and where its documents may be. */
export interface Search {
  readonly filter: DocumentFilter & { readonly search: string };
  /** False if it merely excludes words, which the index does not find. */
  readonly isIndexed: boolean;
  /** The ids of all documents are between these. */
  readonly least: bigint;
  readonly most: bigint;
}

export async function prepareSearch(tx: Transaction, filter: Search['filter']): Promise<Search> {
  const [found] = await tx.$queryRaw<[Omit<Search, 'filter'>]>`
    select coalesce(min(id), 0) as least, coalesce(max(id), 0) as most,
      querytree(${searchQuery(filter.search)}) <> 'T' as "isIndexed"
    from document`;
  return { filter, ...found };
}

/** How many documents a search finds, up to `most`. */
export async function countMatches(tx: Transaction, search: Search, most: number): Promise<number> {
  const { count } = await widen(search, { limit: most }, async (parts) => {
    const [counted] = await tx.$queryRaw<[{ count: number }]>`
      select count(*)::int as count from (${amongSql(search, parts, most)}) as matched`;
    return counted;
  });
  return count;
}

/** Documents that a search finds: as an array in SQL, and how many. */
export interface Matches {
  readonly ids: string;
  readonly count: number;
}

/** Some `most` of the documents that a search finds, or all if they are fewer. */
export function collectMatches(tx: Transaction, search: Search, most: number): Promise<Matches> {
  return widen(search, { limit: most }, (parts) => collectAmong(tx, search, most, parts));
}

/** The same in some parts, or in all. */
export function collectAmong(
  tx: Transaction,
  search: Search,
  most: number,
  parts: readonly number[] | null,
): Promise<Matches> {
  return gather(tx, amongSql(search, parts, most));
}

/** Kept as Postgres writes them: they are only given back to it. */
async function gather(tx: Transaction, idsSql: Prisma.Sql): Promise<Matches> {
  const [matches] = await tx.$queryRaw<[Matches]>`
    select coalesce(array_agg(id)::text, '{}') as ids, count(*)::int as count from (${idsSql}) as matched`;
  return matches;
}

const amongSql = (search: Search, parts: readonly number[] | null, most: number) =>
  Prisma.sql`select d.id from ${foundSql(search, parts)} limit ${most}`;

/** For how many documents one looks, and where. */
interface Sought {
  readonly limit: number;
  /** Where the first of them are; left out if any will do. */
  readonly from?: { readonly block: number; readonly isDescending: boolean };
}

/**
 * Blocks are looked in if there are so many times as many. What is to be put in order is read to the last, so that half of it is
 * half the work; where any will do, reading ends at the limit everywhere, and blocks spare little but the index.
 */
const blocksWorth = { ordered: 2, any: 8 };

/**
 * Looks in some blocks, then again in as many as should have enough by what was found, twice as many at least, and in the end
 * everywhere, until there are enough. So what most documents have is found in a few blocks, and little is read in vain.
 */
async function widen<Found extends { readonly count: number }>(
  { least, most }: Search,
  { limit, from }: Sought,
  look: (parts: readonly number[] | null) => Promise<Found>,
): Promise<Found> {
  const blocks = blockOf(most) - blockOf(least) + 1;
  const worth = from === undefined ? blocksWorth.any : blocksWorth.ordered;
  const { block, isDescending } = from ?? { block: blockOf(most), isDescending: true };
  for (let size = fewestBlocks; size <= mostBlocks && worth * size <= blocks; ) {
    const found = await look(neighbours(block, isDescending ? -size : size));
    if (found.count >= limit) return found;
    size = Math.ceil(Math.max(2, (margin * limit) / found.count) * size);
  }
  return look(null);
}

/** The first documents of a slice that a search finds. */
export async function findMatches(
  tx: Transaction,
  search: Search,
  order: IdOrder,
  slice: Slice<Place>,
): Promise<bigint[]> {
  const { ids } = await widen(search, beginningOf(search, order, slice), async (parts) => {
    const found = await tx.$queryRaw<{ id: bigint }[]>`
      select d.id from ${foundSql(search, parts)} and ${orders[order].within(slice)}
      order by ${orders[order].orderBy(slice)} limit ${slice.limit}`;
    return { ids: found.map(({ id }) => id), count: found.length };
  });
  return ids;
}

/** The newest documents that a search finds, up to `most`. */
export function findNewest(tx: Transaction, search: Search, most: number): Promise<Matches> {
  const slice = { limit: most, after: null };
  return widen(search, beginningOf(search, 'newest', slice), (parts) =>
    gather(tx, Prisma.sql`select d.id from ${foundSql(search, parts)} order by d.id desc limit ${most}`),
  );
}

/** What follows `from`: the documents `d` that a search finds in some parts, or in all if they are null. */
function foundSql({ filter, isIndexed }: Search, parts: readonly number[] | null): Prisma.Sql {
  if (!isIndexed) {
    const isAmong = Prisma.sql`document_parts(d.id, d.id_fraction) && ${parts}::int[]`;
    return Prisma.sql`document d where ${whereSql(filter)} and ${parts === null ? Prisma.sql`true` : isAmong}`;
  }
  const among = parts === null ? Prisma.empty : Prisma.sql`, ${parts}::int[]`;
  const found = Prisma.sql`select documents_found(${filter.search}, ${filter.state}::document_state ${among})`;
  return isNarrowed(filter)
    ? Prisma.sql`document d where d.id in (${found}) and ${narrowingSql(filter)}`
    : Prisma.sql`(${found} as id) d where true`;
}

/** Where a slice begins. */
function beginningOf(
  { least, most }: Search,
  order: IdOrder,
  { limit, after, before = null, isBackward = false }: Slice<Place>,
): Sought {
  const isDescending = (order === 'newest') !== isBackward;
  const place = (isBackward ? before : after)?.documentId ?? (isDescending ? most : least);
  return { limit, from: { block: blockOf(place < least ? least : place > most ? most : place), isDescending } };
}

const blockOf = (id: bigint) => Number(id / BigInt(blockSize));

/** So many blocks from one on, or, if the number is negative, down from it to the first. */
function neighbours(first: number, size: number): number[] {
  const lowest = size < 0 ? Math.max(first + size + 1, 0) : first;
  const highest = size < 0 ? first : first + size - 1;
  return Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
}
