import type { ScoredLabels } from '../labels/label-matrix.js';

/** One subject's known cells with the best raw score among the other subjects, which is null where it is left out. */
export interface ComparedLabels extends ScoredLabels {
  readonly others: Float64Array | null;
}

/** A subject's known cells, those of nearly the same scores together: `counts[i]` of them, `positives[i]` with a yes. */
export interface CellGroups {
  readonly scores: Float64Array;
  readonly others: Float64Array | null;
  readonly counts: Float64Array;
  readonly positives: Float64Array;
}

/** Each cell a group of its own. */
export function toGroups({ labels, scores, others }: ComparedLabels): CellGroups {
  return { scores, others, counts: new Float64Array(labels.length).fill(1), positives: Float64Array.from(labels) };
}

/** Up to so many cells stay alone. */
const fewCells = 1024;
/** Steps of the grid on the axes of score and other: under half a unit of log odds where scores matter. */
const groupSteps = 64;
/** On the score's axis alone. */
const stepsAlone = 512;

/** The step of each value between the lowest and the highest. */
function stepsOf(values: Float64Array, count: number): Uint16Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = high > low ? count / (high - low) : 0;
  const steps = new Uint16Array(values.length);
  for (let i = 0; i < steps.length; i++) steps[i] = Math.min(count - 1, (values[i] - low) * scale);
  return steps;
}

/** Each cell's group, numbered from 0: the same steps of its score and of the best other one. */
function assignGroups(scores: Float64Array, others: Float64Array | null): { of: Uint32Array; count: number } {
  const of = new Uint32Array(scores.length);
  if (scores.length <= fewCells) return { of: of.map((_, i) => i), count: of.length };
  const columns = others && stepsOf(others, groupSteps);
  const rows = stepsOf(scores, others === null ? stepsAlone : groupSteps);
  const numbers = new Int32Array(Math.max(stepsAlone, groupSteps * groupSteps)).fill(-1);
  let count = 0;
  for (let i = 0; i < of.length; i++) {
    const cell = columns === null ? rows[i] : rows[i] * groupSteps + columns[i];
    if (numbers[cell] === -1) numbers[cell] = count++;
    of[i] = numbers[cell];
  }
  return { of, count };
}

function sumBy(of: Uint32Array, values: ArrayLike<number>, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let i = 0; i < of.length; i++) sums[of[i]] += values[i];
  return sums;
}

/** Groups of all cells, and how many of each are in each fold. */
export interface FoldedGroups {
  readonly all: CellGroups;
  /** Of each fold, the groups' counts and positives; scores as in `all`. */
  readonly folds: ReadonlyMap<number, CellGroups>;
}

/** Groups cells on a grid of score and other, so that fits on many cells cost little more than on few. */
export function groupCells({ labels, scores, others }: ComparedLabels, folds: Uint8Array): FoldedGroups {
  const { of, count } = assignGroups(scores, others);
  const counts = sumBy(of, new Uint8Array(of.length).fill(1), count);
  const means = (values: Float64Array): Float64Array => sumBy(of, values, count).map((sum, i) => sum / counts[i]);
  const at = { scores: means(scores), others: others && means(others) };
  const byFold = new Map<number, CellGroups>();
  for (let i = 0; i < of.length; i++) {
    const fold = folds[i];
    const own = byFold.get(fold) ?? { ...at, counts: new Float64Array(count), positives: new Float64Array(count) };
    byFold.set(fold, own);
    const group = of[i];
    own.counts[group] += 1;
    own.positives[group] += labels[i];
  }
  return { all: { ...at, counts, positives: sumBy(of, labels, count) }, folds: byFold };
}

/** What is left of all groups without a fold's. */
export function withoutFold(all: CellGroups, fold: CellGroups): CellGroups {
  return {
    ...all,
    counts: all.counts.map((count, i) => count - fold.counts[i]),
    positives: all.positives.map((count, i) => count - fold.positives[i]),
  };
}
