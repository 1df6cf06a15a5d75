import type { BenchRecord } from './corpora.js';
import { randomFifths, type Split } from './splits.js';

/** Of the foldings into fifths, of each of which so many are measured. */
const seeds = (process.env.BENCH_SEEDS ?? '41').split(',').map(Number);
const fifths = Number(process.env.BENCH_FIFTHS ?? 5);

export function chooseFifths(records: readonly BenchRecord[]): Split[] {
  return seeds.flatMap((seed) => randomFifths(records, seed).slice(0, fifths));
}

export function describeFifths(splits: readonly unknown[]): string {
  const count = splits.length === 1 ? 'a random fifth' : `${splits.length} random fifths`;
  return `${count} (seed ${seeds.join(', ')}), the rest learnt from; differences with 95 % intervals`;
}
