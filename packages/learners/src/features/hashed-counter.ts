import { createTermRows, type TermOptions, type TermRows } from '@classmark/text';

/** What counts a document's terms holds nothing of a model, so models that count alike share it. */
const counters = new Map<string, TermRows>();

/** Counts terms by hashed column, one document at a time. */
export function counterFor({ bits, maxWords, stopWords, signed = false, characters = false }: TermOptions): TermRows {
  const key = JSON.stringify([bits, maxWords, stopWords, signed, characters]);
  const known = counters.get(key);
  if (known) return known;
  const options = { bits, maxWords, stopWords, signed, characters, weighting: 'count', unitLength: false } as const;
  const counter = createTermRows(options);
  counters.set(key, counter);
  return counter;
}
