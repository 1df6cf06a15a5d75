import { createRandom, type SparseRows, SparseRowsBuilder } from '@classmark/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losses, lossValues } from '../losses.js';
import { solveDual } from './dual-coordinate-descent.js';
import type { DualPlan } from './dual-plan.js';
import { createDualState } from './dual-state.js';

const columns = 12;
const plan: DualPlan = {
  loss: 'squared-hinge',
  c: 1,
  positiveWeight: 1,
  negativeWeight: 1,
  bias: 1,
  tolerance: 1e-8,
  mostPasses: 100_000,
  seed: 1,
};

interface Problem {
  readonly rows: SparseRows;
  readonly targets: Int8Array;
  readonly squaredFactors: Float32Array;
}

/** Rows of a few entries, with targets that a first column mostly gives away. */
function makeProblem(seed: number): Problem {
  const random = createRandom(seed);
  const builder = new SparseRowsBuilder(columns);
  const factors = Float32Array.from({ length: columns }, () => 0.25 + 2 * random.next());
  const targets = new Int8Array(40).map(() => (random.below(3) === 0 ? 1 : -1));
  for (const target of targets) {
    const own = Uint32Array.from({ length: columns }, (_, c) => c).filter(() => random.below(3) === 0);
    const values = Float32Array.from(own, () => random.next());
    if (own[0] === 0) values[0] = target > 0 ? 1 : 0.25;
    builder.push(own, values, own.length);
  }
  return { rows: builder.view(), targets, squaredFactors: factors };
}

function solve({ rows, targets }: Problem, own: Partial<DualPlan> = {}, squaredFactors: Float32Array | null = null) {
  const state = createDualState(rows);
  const solution = solveDual(state, { targets, squaredFactors, isContinued: false }, { ...plan, ...own });
  return { ...solution, weights: state.weights, state };
}

/** What is to be minimal, by its definition. */
function primal({ rows, targets }: Problem, own: DualPlan, weights: Float64Array, intercept: number): number {
  const value = lossValues[own.loss];
  let sum = ((intercept / own.bias) ** 2 + weights.reduce((total, weight) => total + weight ** 2, 0)) / 2;
  for (const [row, target] of targets.entries()) {
    let score = intercept;
    for (let e = rows.indptr[row] ?? 0; e < (rows.indptr[row + 1] ?? 0); e++) {
      score += (weights[rows.indices[e] ?? 0] ?? 0) * (rows.values[e] ?? 0);
    }
    if (target !== 0) sum += own.c * value(target * score);
  }
  return sum;
}

describe.each(losses)('the optimum under the loss %s', (loss) => {
  it('cannot be bettered by any small step', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(columns), fc.constantFrom(0.25, 1, 8), (seed, moved, c) => {
        const problem = makeProblem(seed);
        const own = { ...plan, loss, c };
        const { weights, intercept } = solve(problem, own);
        const best = primal(problem, own, weights, intercept);
        for (const step of [-0.01, 0.01]) {
          const others = weights.map((weight, column) => weight + (column === moved ? step : 0));
          const other = intercept + (moved === columns ? step : 0);
          expect(primal(problem, own, others, other)).toBeGreaterThan(best - 1e-7);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('under factors is that of columns multiplied with them', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = makeProblem(seed);
        const { rows, squaredFactors } = problem;
        const values = rows.values.map((value, e) => value * Math.sqrt(squaredFactors[rows.indices[e] ?? 0] ?? 0));
        const scaled = solve({ ...problem, rows: { ...rows, values } }, { loss });
        const folded = solve(problem, { loss }, squaredFactors);
        for (const [column, factor] of squaredFactors.entries()) {
          expect(folded.weights[column]).toBeCloseTo((scaled.weights[column] ?? 0) * Math.sqrt(factor), 4);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is of the known rows alone', () => {
    const problem = makeProblem(5);
    const targets = problem.targets.map((target, row) => (row % 4 === 0 ? 0 : target));
    const known = [...targets.keys()].filter((row) => targets[row] !== 0);
    const builder = new SparseRowsBuilder(columns);
    for (const row of known) {
      const [start, end] = [problem.rows.indptr[row] ?? 0, problem.rows.indptr[row + 1] ?? 0];
      builder.push(problem.rows.indices.slice(start, end), problem.rows.values.slice(start, end), end - start);
    }
    const without = solve(
      { ...problem, rows: builder.view(), targets: targets.filter((target) => target !== 0) },
      { loss },
    );
    const { weights, cells } = solve({ ...problem, targets }, { loss });
    expect(cells).toBe(known.length);
    for (const [column, weight] of without.weights.entries()) expect(weights[column]).toBeCloseTo(weight, 5);
  });

  it('has the loss that it says', () => {
    const problem = makeProblem(6);
    const own = { ...plan, loss };
    const { weights, intercept, loss: sum } = solve(problem, own);
    const penalty = (intercept ** 2 + weights.reduce((total, weight) => total + weight ** 2, 0)) / 2;
    expect(sum).toBeCloseTo(primal(problem, own, weights, intercept) - penalty, 4);
  });

  it('is the same wherever the descent began', () => {
    const problem = makeProblem(7);
    const { state } = solve(problem, { loss });
    const task = { targets: problem.targets, squaredFactors: problem.squaredFactors, isContinued: true };
    const { intercept } = solveDual(state, task, { ...plan, loss });
    const fresh = solve(problem, { loss }, problem.squaredFactors);
    expect(intercept).toBeCloseTo(fresh.intercept, 4);
    for (const [column, weight] of fresh.weights.entries()) expect(state.weights[column]).toBeCloseTo(weight, 4);
  });
});

describe('a descent', () => {
  it('gives the same bits for the same seed', () => {
    const [first, second] = [solve(makeProblem(8)), solve(makeProblem(8))];
    expect(first.weights).toEqual(second.weights);
  });

  it('weighs a class as if each of its rows were there so often', () => {
    const problem = makeProblem(9);
    const builder = new SparseRowsBuilder(columns);
    const targets: number[] = [];
    for (const [row, target] of problem.targets.entries()) {
      const [start, end] = [problem.rows.indptr[row] ?? 0, problem.rows.indptr[row + 1] ?? 0];
      for (let copy = 0; copy < (target > 0 ? 3 : 1); copy++) {
        builder.push(problem.rows.indices.slice(start, end), problem.rows.values.slice(start, end), end - start);
        targets.push(target);
      }
    }
    const copied = solve({ ...problem, rows: builder.view(), targets: Int8Array.from(targets) });
    const weighed = solve(problem, { positiveWeight: 3 });
    for (const [column, weight] of copied.weights.entries()) expect(weighed.weights[column]).toBeCloseTo(weight, 5);
  });

  it('has no intercept where the bias is 0', () => {
    expect(solve(makeProblem(10), { bias: 0 }).intercept).toBe(0);
  });

  it('holds the intercept down the less, the larger the bias', () => {
    const problem = { ...makeProblem(11), targets: new Int8Array(40).fill(-1) };
    expect(solve(problem, { bias: 10, c: 0.01 }).intercept).toBeLessThan(
      solve(problem, { bias: 1, c: 0.01 }).intercept,
    );
  });

  it('ends after the most passes it may make', () => {
    expect(solve(makeProblem(12), { mostPasses: 3, tolerance: 1e-12 }).passes).toBe(3);
  });

  it('learns nothing of rows that are all unknown', () => {
    const { weights, intercept, cells } = solve({ ...makeProblem(13), targets: new Int8Array(40) });
    expect([intercept, cells, ...weights]).toEqual(new Array(columns + 2).fill(0));
  });
});
