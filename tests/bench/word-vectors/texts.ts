import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SequenceBuilder } from '@classmark/embeddings';
import { createRandom, shuffle } from '@classmark/math';
import type { BenchRecord } from '../quality/corpora.js';
import { vectorsFolder } from './contestants.js';

/** The words of titles and texts as `classmark embeddings train` cuts them, a sequence each. */
export function listSequences(records: readonly BenchRecord[]): string[][] {
  const builder = new SequenceBuilder();
  for (const { title, text } of records) {
    builder.add(title);
    builder.add(text);
  }
  const { words, tokens, starts } = builder.finish(1);
  return Array.from({ length: starts.length - 1 }, (_, s) =>
    Array.from(tokens.subarray(starts[s], starts[s + 1]), (word) => words[word] ?? ''),
  );
}

/** @returns where they are */
export function writeSequences(name: string, sequences: readonly (readonly string[])[]): string {
  mkdirSync(vectorsFolder, { recursive: true });
  const path = join(vectorsFolder, `${name}.txt`);
  writeFileSync(path, `${sequences.map((words) => words.join(' ')).join('\n')}\n`);
  return path;
}

/** Words of so many occurrences get a twin: each half has enough to be learnt from. */
const [fewest, most, count] = [100, 1_000, 200] as const;

export const twinOf = (word: string): string => `${word}twin`;

export interface Planted {
  readonly sequences: readonly (readonly string[])[];
  /** Each has a twin that is used just as it is. */
  readonly words: readonly string[];
}

/** Gives some words a twin that takes the place of each occurrence with chance one half. */
export function plantTwins(sequences: readonly (readonly string[])[], seed: number): Planted {
  const counts = new Map<string, number>();
  for (const word of sequences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const fit = [...counts].filter(([word, times]) => times >= fewest && times <= most && !counts.has(twinOf(word)));
  const order = Uint32Array.from(fit.keys());
  const random = createRandom(seed);
  shuffle(order, random);
  const words = Array.from(order.slice(0, count), (place) => fit[place]?.[0] ?? '');
  const chosen = new Set(words);
  const planted = sequences.map((sequence) =>
    sequence.map((word) => (chosen.has(word) && random.below(2) === 1 ? twinOf(word) : word)),
  );
  return { sequences: planted, words };
}
