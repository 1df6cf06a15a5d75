import type { Random } from '@classmark/math';

/** A tree of number splits: values from `split` on go right. */
export type GrownTree =
  | { readonly value: number }
  | { readonly column: number; readonly split: number; readonly left: GrownTree; readonly right: GrownTree };

interface Sample {
  /** `[columns][rows]` */
  readonly columns: readonly Float64Array[];
  /** `[rows]`: what is to be explained, and how much each row weighs. */
  readonly gradient: Float64Array;
  readonly weight: Float64Array;
}

const leastRows = 10;
const triedSplits = 20;
const learnRate = 0.1;

interface Split {
  readonly column: number;
  readonly at: number;
  readonly gain: number;
}

/** Squared gradient over weight: what a leaf of these rows explains. */
const explained = (gradient: number, weight: number): number => (weight > 0 ? gradient ** 2 / weight : 0);

/** The gain of splitting at some of the values that occur. */
function bestSplitOf(sample: Sample, rows: readonly number[], column: number): Split {
  const values = rows.map((r) => sample.columns[column]?.[r] ?? 0);
  const order = rows.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const total = { gradient: 0, weight: 0 };
  for (const r of rows) {
    total.gradient += sample.gradient[r] ?? 0;
    total.weight += sample.weight[r] ?? 0;
  }
  const step = Math.max(1, Math.floor(rows.length / triedSplits));
  let best: Split = { column, at: 0, gain: 0 };
  let [gradient, weight] = [0, 0];
  for (const [k, i] of order.entries()) {
    const tried = k >= leastRows && k <= rows.length - leastRows && k % step === 0;
    const rest = explained(total.gradient - gradient, total.weight - weight);
    const gain = explained(gradient, weight) + rest - explained(total.gradient, total.weight);
    if (tried && gain > best.gain) best = { column, at: values[i] ?? 0, gain };
    gradient += sample.gradient[rows[i] ?? 0] ?? 0;
    weight += sample.weight[rows[i] ?? 0] ?? 0;
  }
  return best;
}

function grow(sample: Sample, rows: readonly number[], depth: number): GrownTree {
  const splits = depth === 0 ? [] : sample.columns.map((_, column) => bestSplitOf(sample, rows, column));
  const best = splits.reduce<Split | null>((a, b) => (a === null || b.gain > a.gain ? b : a), null);
  if (best === null || best.gain <= 0) {
    const sum = (of: Float64Array): number => rows.reduce((total, r) => total + (of[r] ?? 0), 0);
    return { value: (learnRate * sum(sample.gradient)) / Math.max(1e-9, sum(sample.weight)) };
  }
  const isRight = (r: number): boolean => (sample.columns[best.column]?.[r] ?? 0) >= best.at;
  return {
    column: best.column,
    split: best.at,
    left: grow(
      sample,
      rows.filter((r) => !isRight(r)),
      depth - 1,
    ),
    right: grow(sample, rows.filter(isRight), depth - 1),
  };
}

function leafOf(tree: GrownTree, columns: readonly Float64Array[], row: number): number {
  let node = tree;
  while ('column' in node) node = (columns[node.column]?.[row] ?? 0) >= node.split ? node.right : node.left;
  return node.value;
}

/** Trees boosted on two classes that some of the columns tell apart (Friedman's gradient boosting). */
export function learnForest(
  { trees, depth }: { readonly trees: number; readonly depth: number },
  columns: readonly Float64Array[],
  random: Random,
): GrownTree[] {
  const rows = Array.from(columns[0] ?? [], (_, r) => r);
  const at = (column: number, r: number): number => columns[column]?.[r] ?? 0;
  const truth = rows.map((r) => Math.sin(2 * at(0, r)) + at(1, r) * at(2, r) - Number(at(3, r) > 0.5) + at(4, r) / 2);
  const classes = truth.map((eta) => Number(random.next() < 1 / (1 + Math.exp(-2 * eta))));
  const scores = new Float64Array(rows.length);
  return Array.from({ length: trees }, () => {
    const p = scores.map((score) => 1 / (1 + Math.exp(-score)));
    const sample = {
      columns,
      gradient: p.map((each, r) => (classes[r] ?? 0) - each),
      weight: p.map((q) => q * (1 - q)),
    };
    const tree = grow(sample, rows, depth);
    for (const r of rows) scores[r] = (scores[r] ?? 0) + leafOf(tree, columns, r);
    return tree;
  });
}
