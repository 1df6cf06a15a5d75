import type { DocumentFilter, Slice } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';
import { isNarrowed, narrowingSql, searchQuery, whereSql } from './document-sql.js';

/** As `document_parts` says: so many documents that follow each other by id, if none is missing. */
const blockSize = 1_024;
/** So many blocks are searched first, and then, before all. */
const windows = [4, 32];

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
  const { count } = await widen(search, most, async (parts) => {
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
  return widen(search, most, (parts) => collectAmong(tx, search, most, parts));
}

/** The same in some parts, or in all. */
export async function collectAmong(
  tx: Transaction,
  search: Search,
  most: number,
  parts: readonly number[] | null,
): Promise<Matches> {
  const [matches] = await tx.$queryRaw<[Matches]>`
    select coalesce(array_agg(id)::text, '{}') as ids, count(*)::int as count
    from (${amongSql(search, parts, most)}) as matched`;
  return matches;
}

const amongSql = (search: Search, parts: readonly number[] | null, most: number) =>
  Prisma.sql`select d.id from ${foundSql(search, parts)} limit ${most}`;

/** Looks wider and wider until `most` documents are found. */
async function widen<Found extends { readonly count: number }>(
  search: Search,
  most: number,
  look: (parts: readonly number[] | null) => Promise<Found>,
): Promise<Found> {
  for (const window of windowsOf(search, 'newest', { limit: most, after: null })) {
    if (window === null) break;
    const found = await look(window);
    if (found.count === most) return found;
  }
  return look(null);
}

/**
 * The first documents of a slice that a search finds. The blocks where the slice begins are searched before all, so
 * that what most documents have is found in a few.
 */
export async function findMatches(
  tx: Transaction,
  search: Search,
  order: IdOrder,
  slice: Slice<Place>,
): Promise<bigint[]> {
  let found: { id: bigint }[] = [];
  for (const window of windowsOf(search, order, slice)) {
    found = await tx.$queryRaw`
      select d.id from ${foundSql(search, window)} and ${orders[order].within(slice)}
      order by ${orders[order].orderBy(slice)} limit ${slice.limit}`;
    if (found.length === slice.limit) break;
  }
  return found.map(({ id }) => id);
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

/** Where to look for a slice, wider and wider, to the whole: blocks from where it is read. */
function windowsOf(
  { least, most }: Search,
  order: IdOrder,
  { limit, after, before = null, isBackward = false }: Slice<Place>,
): readonly (readonly number[] | null)[] {
  const isDescending = (order === 'newest') !== isBackward;
  const place = (isBackward ? before : after)?.documentId ?? (isDescending ? most : least);
  const first = blockOf(place < least ? least : place > most ? most : place);
  const blocks = blockOf(most) - blockOf(least) + 1;
  const sizes = windows.filter((size) => size < blocks && size * blockSize >= limit);
  return [...sizes.map((size) => neighbours(first, isDescending ? -size : size)), null];
}

const blockOf = (id: bigint) => Number(id / BigInt(blockSize));

/** So many blocks from one on, or, if the number is negative, down from it to the first. */
function neighbours(first: number, size: number): number[] {
  const lowest = size < 0 ? Math.max(first + size + 1, 0) : first;
  const highest = size < 0 ? first : first + size - 1;
  return Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
}
