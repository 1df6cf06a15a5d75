import { descendingOrder } from '../labels/label-matrix.js';
import type { IsotonicCalibration } from './calibration.js';
import type { CellGroups } from './cell-groups.js';
import type { LogOdds } from './logistic-fit.js';
import { fitPlatt, logOddsOf, softTargets } from './platt-calibration.js';

/** Neighbours that share a probability: their lowest and highest z, how many they are, and the sum of their targets. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly sum: number;
}

const join = (a: Block, b: Block): Block => ({
  from: a.from,
  to: b.to,
  count: a.count + b.count,
  sum: a.sum + b.sum,
});

const mean = ({ sum, count }: Block): number => sum / count;

/** Cells of the same z, from the lowest z up. */
function groupTies(z: Float64Array, counts: Float64Array, targets: Float64Array): Block[] {
  const ties: Block[] = [];
  for (const index of descendingOrder(z).reverse()) {
    const at = z[index];
    const cells = { from: at, to: at, count: counts[index], sum: targets[index] };
    const last = ties.at(-1);
    if (last?.to === at) ties[ties.length - 1] = join(last, cells);
    else if (cells.count > 0) ties.push(cells);
  }
  return ties;
}

/** Pools adjacent violators: blocks whose means ascend (Ayer et al. 1955). */
function poolViolators(ties: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const tie of ties) {
    let block = tie;
    for (let last = blocks.at(-1); last !== undefined && mean(last) >= mean(block); last = blocks.at(-1)) {
      block = join(last, block);
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}

/** Isotonic regression of soft targets on Platt's log odds, which come from the same cells. */
export function fitIsotonic(groups: CellGroups, start?: LogOdds): IsotonicCalibration {
  const platt = fitPlatt(groups, start);
  const ties = groupTies(logOddsOf(platt, groups), groups.counts, softTargets(groups).targets);
  const blocks = poolViolators(ties);
  const knots = blocks.flatMap(({ from, to }) => (from === to ? [from] : [from, to]));
  const probabilities = blocks.flatMap((block) => Array<number>(block.from === block.to ? 1 : 2).fill(mean(block)));
  return { ...platt, kind: 'isotonic', knots, probabilities };
}
