import { maxSuggestBytes } from '@classmark/domain';
import { z } from 'zod';
import type { Asked } from '../graphql/costs.js';
import { mostExplainedCharacters } from './loaded-version.js';

/** What is read of `suggestSubjects(input:)` before anything checks it. */
const asked = z.object({
  title: z.string().nullish().catch(null),
  text: z.string().catch(''),
  limit: z.number().min(1).max(100).nullish().catch(100),
});

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
  const length = lengthOf(input);
  return length > mostExplainedCharacters ? 1 : least + (length / 1_000) * perThousand.explanation;
}

/** Of what an encoder adds to a subject: the text has been read by then. */
export const wholeCost = least;

/** How many subjects are suggested. */
export function limitOf({ input }: Asked['root']): number {
  return asked.safeParse(input).data?.limit ?? 20;
}

function lengthOf(input: unknown): number {
  const { title, text = '' } = asked.safeParse(input).data ?? {};
  return (title ?? '').length + text.length;
}
