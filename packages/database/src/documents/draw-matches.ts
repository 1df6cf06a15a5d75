import type { Transaction } from '../database.js';
import { collectAmong, collectMatches, type Matches, type Search } from './find-matches.js';

/**
 * As `document_parts` says, hashes draw nine parts of all documents: the first is one of so many, the first two are
 * two, three are four, and so on doubled; all nine are all documents.
 */
const smallestShare = 250;
const parts = [-1, -2, -3, -4, -5, -6, -7, -8];

/** Some documents, and for how many each stands. */
export interface Sample extends Matches {
  readonly weight: number;
}

/** All documents that a search finds or, if they are more than `most`, a quarter to half of so many, drawn at random. */
export async function drawMatches(tx: Transaction, search: Search, most: number): Promise<Sample> {
  const matches = await collectMatches(tx, search, most + 1);
  if (matches.count <= most) return { ...matches, weight: 1 };
  const { count: inSmallest } = await collectAmong(tx, search, most, parts.slice(0, 1));
  const drawn = partsFor(most / 2, inSmallest);
  return { ...(await collectAmong(tx, search, most, drawn)), weight: smallestShare / 2 ** (drawn.length - 1) };
}

/** The parts with at most so many, where the smallest has `inSmallest`. */
function partsFor(most: number, inSmallest: number): readonly number[] {
  return parts.slice(0, 1 + Math.floor(Math.log2(most / Math.max(1, inSmallest))));
}
