import { createRandom, KernelMemory, type SparseRows, SparseRowsBuilder, shuffle } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { type Loss, losses, lossValues } from '../losses.js';
import type { SgdPlan, SgdShape } from './sgd-plan.js';
import { createSgdTrainer, type SgdTrainer } from './sgd-trainer.js';

const columns = 12;

/** Rows of five random columns each, of length 1. */
function randomRows(count: number, seed: number): SparseRows {
  const random = createRandom(seed);
  const builder = new SparseRowsBuilder(columns);
  const picks = Uint32Array.from({ length: columns }, (_, i) => i);
  for (let row = 0; row < count; row++) {
    shuffle(picks, random);
    const values = Float64Array.from({ length: 5 }, () => random.next() + 0.1);
    const length = Math.hypot(...values);
    builder.push(
      picks,
      values.map((value) => value / length),
      5,
    );
  }
  return builder.view();
}

/** Subject k is yes where column k is in the row; every sixth cell is turned round. */
function noisyTargets(rows: SparseRows, subjects: number): Int8Array {
  const random = createRandom(9);
  const targets = new Int8Array((rows.indptr.length - 1) * subjects).fill(-1);
  for (let row = 0; row + 1 < rows.indptr.length; row++) {
    for (const column of rows.indices.subarray(rows.indptr[row], rows.indptr[row + 1])) {
      if (column < subjects) targets[row * subjects + column] = 1;
    }
    for (let k = 0; k < subjects; k++)
      if (random.below(6) === 0) targets[row * subjects + k] = -(targets[row * subjects + k] ?? 0);
  }
  return targets;
}

const plainShape: SgdShape = { columns, mostSubjects: 1, optimiser: 'sgd', isSparse: false, isAveraged: false };

function planFor(subjects: number, changes: Partial<SgdPlan> = {}): SgdPlan {
  return {
    ...{ loss: 'log', schedule: 'linear', rate: 1, steps: 1000, l2: 0.01, l1: 0, interceptRate: 0.5, averageFrom: 0 },
    positiveWeights: new Float64Array(subjects).fill(1),
    intercepts: new Float64Array(subjects),
    ...changes,
  };
}

/** Passes over the rows, each in another order, until the plan's steps are made. */
function train(rows: SparseRows, targets: Int8Array, plan: SgdPlan, shape: Partial<SgdShape> = {}): SgdTrainer {
  const subjects = plan.intercepts.length;
  const trainer = createSgdTrainer({ ...plainShape, mostSubjects: subjects, ...shape }, aMemory());
  trainer.begin(plan);
  const count = rows.indptr.length - 1;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let done = 0; done < plan.steps; done += count) {
    shuffle(order, createRandom(done));
    const own = new Int8Array(targets.length);
    order.forEach((row, i) => {
      own.set(targets.subarray(row * subjects, (row + 1) * subjects), i * subjects);
    });
    trainer.learn({ rows, order, targets: own }, 0, count);
  }
  return trainer;
}

function aMemory(): KernelMemory {
  return new KernelMemory({ mostMebibytes: 16 });
}

/** A subject's weights and, last, its intercept. */
function solution(trainer: SgdTrainer, k = 0): Float64Array {
  const dense = new Float64Array(columns + 1);
  const subject = trainer.finish(0)[k];
  subject?.columns.forEach((column, i) => {
    dense[column] = subject.weights[i] ?? 0;
  });
  dense[columns] = subject?.intercept ?? 0;
  return dense;
}

/** Mean loss and penalty; the intercept is not shrunk. */
function objective(solved: Float64Array, rows: SparseRows, targets: Int8Array, plan: SgdPlan): number {
  const count = rows.indptr.length - 1;
  let sum = 0;
  for (let row = 0; row < count; row++) {
    let score = solved[columns] ?? 0;
    for (let e = rows.indptr[row] ?? 0; e < (rows.indptr[row + 1] ?? 0); e++) {
      score += (solved[rows.indices[e] ?? 0] ?? 0) * (rows.values[e] ?? 0);
    }
    sum += lossValues[plan.loss]((targets[row] ?? 0) * score);
  }
  const penalty = (weight: number): number => (plan.l2 / 2) * weight * weight + plan.l1 * Math.abs(weight);
  return sum / count + solved.subarray(0, columns).reduce((total, weight) => total + penalty(weight), 0);
}

function expectNoBetterNear(found: Float64Array, rows: SparseRows, targets: Int8Array, plan: SgdPlan): void {
  const least = objective(found, rows, targets, plan);
  const random = createRandom(4);
  for (let i = 0; i < 300; i++) {
    const moved = found.map((weight) => weight + 0.2 * (random.next() - 0.5));
    expect(objective(moved, rows, targets, plan)).toBeGreaterThan(least - 1e-3);
  }
}

describe('the trainer', () => {
  const rows = randomRows(200, 1);
  const targets = noisyTargets(rows, 1);
  const steps = 200 * 400;

  it.each(losses)('comes to where no small step lowers the objective: %s', (loss: Loss) => {
    const plan = planFor(1, { loss, steps, rate: 0.5 });
    expectNoBetterNear(solution(train(rows, targets, plan)), rows, targets, plan);
  });

  it.each([
    ['AdaGrad', { optimiser: 'adagrad' }, { rate: 4, l2: 0 }],
    ['means of weights', { isAveraged: true }, { schedule: 'inverse-sqrt', averageFrom: steps / 2, rate: 0.02 }],
    ['L1', { isSparse: true }, { l1: 0.02, l2: 0 }],
    ['the elastic net', { isSparse: true }, { l1: 0.01, l2: 0.01 }],
  ] as const)('does so with %s', (_name, shape, changes) => {
    const plan = planFor(1, { steps, rate: 0.5, ...changes });
    expectNoBetterNear(solution(train(rows, targets, plan, shape)), rows, targets, plan);
  });

  it('makes weights of columns that say little 0 by L1', () => {
    const plan = planFor(1, { l1: 0.03, l2: 0, steps });
    const weights = solution(train(rows, targets, plan, { isSparse: true })).subarray(0, columns);
    expect(weights.filter((weight) => weight === 0).length).toBeGreaterThan(5);
  });

  it('learns a subject alone as it does among others, to the bit', () => {
    const seven = noisyTargets(rows, 7);
    const third = seven.filter((_, cell) => cell % 7 === 2);
    expect(solution(train(rows, seven, planFor(7)), 2)).toEqual(solution(train(rows, third, planFor(1))));
  });

  it('heeds no row whose cell is unknown', () => {
    const some = targets.map((target, row) => (row % 3 === 0 ? 0 : target));
    const start = rows.indptr[0] ?? 0;
    const altered = { ...rows, values: rows.values.map((value, e) => (e < start + 5 ? 7 : value)) };
    expect(solution(train(altered, some, planFor(1)))).toEqual(solution(train(rows, some, planFor(1))));
  });

  it('shrinks weights by L2 lazily as if at every step', () => {
    // so strong that the scale is folded into the weights again and again
    const plan = planFor(1, { l2: 2, steps: 200, interceptRate: 0 });
    const trainer = createSgdTrainer(plainShape);
    trainer.begin(plan);
    trainer.learn({ rows, order: Uint32Array.from(targets, (_, i) => i), targets }, 0, 200);
    const plain = new Float64Array(columns);
    for (let row = 0; row < 200; row++) {
      const rate = 1 - row / 200;
      const entries = Array.from({ length: 5 }, (_, i) => (rows.indptr[row] ?? 0) + i);
      const score = entries.reduce((sum, e) => sum + (plain[rows.indices[e] ?? 0] ?? 0) * (rows.values[e] ?? 0), 0);
      const y = targets[row] ?? 0;
      const slope = -y / (1 + Math.exp(y * score));
      for (const column of plain.keys()) plain[column] = (plain[column] ?? 0) / (1 + 2 * rate);
      for (const e of entries)
        plain[rows.indices[e] ?? 0] = (plain[rows.indices[e] ?? 0] ?? 0) - rate * slope * (rows.values[e] ?? 0);
    }
    const found = solution(trainer);
    plain.forEach((weight, i) => {
      expect(found[i]).toBeCloseTo(weight, 5);
    });
  });

  it('gives positives the weight that they have', () => {
    const heavier = train(rows, targets, planFor(1, { positiveWeights: Float64Array.of(5) }));
    expect(solution(heavier)[columns]).toBeGreaterThan(solution(train(rows, targets, planFor(1)))[columns] ?? 0);
  });

  it('tells the losses before each step', () => {
    const trainer = createSgdTrainer(plainShape, aMemory());
    trainer.begin(planFor(1));
    const block = { rows, order: Uint32Array.of(0), targets: Int8Array.of(1) };
    expect(trainer.learn(block, 0, 1).loss).toBeCloseTo(Math.LN2, 9);
  });

  it('goes on from what was saved as if it had never stopped', () => {
    const plan = planFor(1, { steps: 200 });
    const block = { rows, order: Uint32Array.from(targets, (_, i) => i), targets };
    const [whole, first, second] = [0, 1, 2].map(() => createSgdTrainer(plainShape, aMemory()));
    for (const trainer of [whole, first, second]) trainer?.begin(plan);
    whole?.learn(block, 0, 77);
    whole?.learn(block, 77, 200);
    first?.learn(block, 0, 77);
    if (first) second?.restore(first.save());
    second?.learn(block, 77, 200);
    expect(second?.save()).toEqual(whole?.save());
  });
});
