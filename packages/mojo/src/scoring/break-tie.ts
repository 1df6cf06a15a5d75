import type { ModelHeader } from '../model/model.js';
import type { InputRows } from './scorer.js';

const mask48 = (1n << 48n) - 1n;
const multiplier = 0x5_dee_ce6_6dn;

/** The first `nextDouble()` of a `java.util.Random` with this seed. */
function firstJavaDouble(seed: bigint): number {
  let state = (seed ^ multiplier) & mask48;
  const next = (bits: bigint): bigint => {
    state = (state * multiplier + 0xbn) & mask48;
    return state >> (48n - bits);
  };
  const high = next(26n);
  return Number((high << 27n) + next(27n)) / 2 ** 53;
}

/** The inputs' bits without the lowest six of each, all combined: equal rows draw equally. */
function hashRow({ columns }: InputRows, row: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0n;
  for (const column of columns) {
    view.setFloat64(0, column[row]);
    hash ^= view.getBigInt64(0) >> 6n;
  }
  return BigInt.asIntN(64, hash);
}

/** The classes among which genmodel draws: the first is always one of them. */
function listTied(values: readonly Float64Array[], row: number): number[] {
  const tied = [0];
  let best = 0;
  for (let k = 1; k < values.length; k++) {
    if (values[best][row] < values[k][row]) best = k;
    else if (values[best][row] === values[k][row]) tied.push(k);
  }
  return tied;
}

/** Draws one of the classes that tie, by their prior probabilities. */
export function breakTie(model: ModelHeader, rows: InputRows, row: number, values: readonly Float64Array[]): number {
  const classes = values.slice(0, model.classCount);
  const tied = listTied(classes, row);
  const prior = model.priorDistribution ?? classes.map(() => 1);
  const sum = tied.reduce((total, k) => total + prior[k], 0);
  const drawn = firstJavaDouble(hashRow(rows, row));
  let reached = 0;
  return (
    tied.find((k) => {
      reached += prior[k] / sum;
      return drawn <= reached;
    }) ?? 0
  );
}
