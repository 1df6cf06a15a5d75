import { numberGroups, splitByTime as splitItems } from '@classmark/evaluation';
import type { BenchRecord } from './corpora.js';
import { randomFolds } from './random-folds.js';

/** A part to learn from and a part to be judged by. */
export interface Split {
  readonly name: string;
  readonly train: readonly BenchRecord[];
  readonly test: readonly BenchRecord[];
}

const fifthCount = 5;

/**
 * Five splits, each a random fifth to be judged by and the rest to learn from; both keep the order of the file. Records
 * of the same content, case aside, are never on both sides.
 */
export function randomFifths(records: readonly BenchRecord[], seed: number): Split[] {
  const groups = numberGroups(records.map(({ title, text }) => `${title}\n${text}`.toLowerCase()));
  const fifths = randomFolds({ folds: fifthCount, groups, seed });
  return Array.from({ length: fifthCount }, (_, fifth) => ({
    name: `seed ${seed}, fifth ${fifth + 1}`,
    train: records.filter((_, i) => fifths[i] !== fifth),
    test: records.filter((_, i) => fifths[i] === fifth),
  }));
}

/** The earlier four fifths train, the later fifth judges. Copies stay where they fall: in use they come again, too. */
export function splitByTime(records: readonly BenchRecord[]): Split {
  const { trainingEnd } = splitItems(records.length);
  return { name: 'time', train: records.slice(0, trainingEnd), test: records.slice(trainingEnd) };
}
