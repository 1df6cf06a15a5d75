import type { Transaction } from '../database.js';
import { countAmong, countMatches, foundSql, type Search } from './find-matches.js';

/**
 * As `document_parts` says, hashes draw nine parts of all documents: the first is one of so many, the first two are
 * two, three are four, and so on doubled; all nine are all documents.
 */
const smallestShare = 250;
const parts = [-1, -2, -3, -4, -5, -6, -7, -8];

/** Some documents, as an array in SQL, how many they are, and for how many each stands. */
export interface Sample {
  readonly ids: string;
  readonly count: number;
  readonly weight: number;
}

/** All documents that a search finds or, if they are more than `most`, a quarter to half of so many, drawn at random. */
export async function drawMatches(tx: Transaction, search: Search, most: number): Promise<Sample> {
  const isMore = (await countMatches(tx, search, most + 1)) > most;
  const drawn = isMore ? partsFor(most / 2, await countAmong(tx, search, most, parts.slice(0, 1))) : null;
  const [sample] = await tx.$queryRaw<[{ ids: string; count: number }]>`
    select coalesce(array_agg(d.id)::text, '{}') as ids, count(*)::int as count from ${foundSql(search, drawn)}`;
  return { ...sample, weight: drawn === null ? 1 : smallestShare / 2 ** (drawn.length - 1) };
}

/** The parts with at most so many, where the smallest has `inSmallest`. */
function partsFor(most: number, inSmallest: number): readonly number[] {
  return parts.slice(0, 1 + Math.floor(Math.log2(most / Math.max(1, inSmallest))));
}
