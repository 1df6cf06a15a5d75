import { maxSuggestBytes } from '@classmark/domain';
import type { Asked } from '../graphql/costs.js';
import { mostExplainedCharacters } from './loaded-version.js';
import { mostPlaces } from './term-places.js';

/** Measured, in units of some 5 µs: reading and scoring 1,000 characters, and each explanation of as many. */
const perThousand = { scoring: 35, explanation: 30 } as const;
/** Whatever the text. */
const least = 20;

/** A text that is too long is refused unread; a character has a byte at least. */
export function scoringCost({ args: { input } }: Asked): number {
  const length = lengthOf(input);
  return length > maxSuggestBytes ? least : least + (length / 1_000) * perThousand.scoring;
}

/** Of the reasons for one subject; none are given for long texts. */
export function explanationCost({ root: { input } }: Asked): number {
  return explanationWork(lengthOf(input));
}

/** The same, of a text of so many characters. */
export const explanationWork = (length: number): number =>
  length > mostExplainedCharacters ? 1 : least + (length / 1_000) * perThousand.explanation;

/** How often a term stands in a text, three times in a short one; nowhere in one that is not explained. */
export function placesInText({ root: { input } }: Asked): number {
  const length = lengthOf(input);
  return length > mostExplainedCharacters ? 0 : Math.min(mostPlaces, 3 + length / 10_000);
}

/** Of what an encoder adds to a subject: the text has been read by then. */
export const wholeCost = least;

/** How many subjects are suggested. */
export function limitOf({ input }: Asked['root']): number {
  const { limit } = askedOf(input);
  if (limit === undefined || limit === null) return 20;
  return typeof limit === 'number' && limit >= 1 && limit <= 100 ? limit : 100;
}

function lengthOf(input: unknown): number {
  const { title, text } = askedOf(input);
  return (typeof title === 'string' ? title.length : 0) + (typeof text === 'string' ? text.length : 0);
}

/** What is read of `suggestSubjects(input:)` before anything checks it. */
function askedOf(input: unknown): { readonly title?: unknown; readonly text?: unknown; readonly limit?: unknown } {
  return typeof input === 'object' && input !== null ? input : {};
}
