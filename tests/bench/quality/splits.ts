import { createRandom, shuffle } from '@classmark/math';
import type { BenchRecord } from './corpora.js';

/** A part to learn from and a part to be judged by. */
export interface Split {
  readonly name: string;
  readonly train: readonly BenchRecord[];
  readonly test: readonly BenchRecord[];
}

const FIFTHS = 5;
/** The share of a file in order of time that trains for the rest. */
const EARLIER = 0.8;

/** Records of the same content, case aside: never on both sides of a split. */
function groupByContent(records: readonly BenchRecord[]): BenchRecord[][] {
  return [...Map.groupBy(records, ({ title, text }) => `${title}\n${text}`.toLowerCase()).values()];
}

/** Five splits, each a random fifth to be judged by and the rest to learn from; both keep the order of the file. */
export function randomFifths(records: readonly BenchRecord[], seed: number): Split[] {
  const groups = groupByContent(records);
  const order = Uint32Array.from(groups.keys());
  shuffle(order, createRandom(seed));
  const fifths = new Map<BenchRecord, number>();
  for (const place of order) {
    const fifth = Math.floor((FIFTHS * fifths.size) / records.length);
    for (const record of groups[place] ?? []) fifths.set(record, fifth);
  }
  return Array.from({ length: FIFTHS }, (_, fifth) => ({
    name: `seed ${seed}, fifth ${fifth + 1}`,
    train: records.filter((record) => fifths.get(record) !== fifth),
    test: records.filter((record) => fifths.get(record) === fifth),
  }));
}

/** The earlier four fifths train, the later fifth judges. Copies stay where they fall: in use they come again, too. */
export function splitByTime(records: readonly BenchRecord[]): Split {
  const end = Math.floor(EARLIER * records.length);
  return { name: 'time', train: records.slice(0, end), test: records.slice(end) };
}
