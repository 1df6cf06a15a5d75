import type { Asked } from '../graphql/costs.js';

/** Rough figures for 300,000 documents, in units of some 5 µs. */
const listing = { all: 200, found: 2_000 } as const;
/** What a part of a filter adds to each look: by subjects and labels, all of these are read. */
const looking: Readonly<Record<string, number>> = {
  subjectIds: 10_000,
  subjects: 10_000,
  labelled: 10_000,
  predictionState: 2_000,
  metadata: 1_000,
};
/** Finding out which subjects are meant by a name or path reads every subject. */
const naming = 5_000;

/** Of a page of `documents`. */
export const listingCost = ({ args: { search, filter } }: Asked): number =>
  (search == null ? listing.all : listing.found) + lookingCost(filter) + (isGiven(filter, 'subjects') ? naming : 0);

/** Of counting the whole list of the field at the root. */
export const countingCost = ({ root: { filter } }: Asked): number => 4_000 + lookingCost(filter);

/** Of counting its documents by subject. */
export const facetsCost = ({ root: { filter } }: Asked): number => 20_000 + lookingCost(filter);

const lookingCost = (filter: unknown): number =>
  Math.max(0, ...Object.entries(looking).map(([name, work]) => (isGiven(filter, name) ? work : 0)));

/** Before anything checks it. */
function isGiven(filter: unknown, name: string): boolean {
  const given: unknown = typeof filter === 'object' && filter !== null ? Reflect.get(filter, name) : null;
  return given != null && !(Array.isArray(given) && given.length === 0);
}
