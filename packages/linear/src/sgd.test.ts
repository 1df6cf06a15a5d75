import { createRandom, type SparseRows, SparseRowsBuilder, shuffle } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { type Loss, losses, lossFunctions } from './losses.js';
import { type SgdOptions, SgdTrainer } from './sgd.js';

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

function optionsFor(subjects: number, changes: Partial<SgdOptions> = {}): SgdOptions {
  return {
    columns,
    subjects,
    loss: 'log',
    rate: 1,
    steps: 1000,
    l2: new Float64Array(subjects).fill(0.01),
    positiveWeights: new Float64Array(subjects).fill(1),
    intercepts: new Float64Array(subjects),
    ...changes,
  };
}

function train(rows: SparseRows, targets: Int8Array, options: SgdOptions): SgdTrainer {
  const trainer = new SgdTrainer(options);
  const count = rows.indptr.length - 1;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let done = 0; done < options.steps; done += count) {
    shuffle(order, createRandom(done));
    trainer.learn({ rows, targets }, order, 0, count);
  }
  return trainer;
}

/** A subject's weights and, last, its intercept. */
function solution(trainer: SgdTrainer, k: number): Float64Array {
  const { intercept, columns: own, weights } = trainer.subject(k, 0);
  const dense = new Float64Array(columns + 1);
  own.forEach((column, i) => {
    dense[column] = weights[i] ?? 0;
  });
  dense[columns] = intercept;
  return dense;
}

/** Mean loss + l2 / 2 × squared length, the intercept being a weight like others. */
function objective(solved: Float64Array, rows: SparseRows, targets: Int8Array, loss: Loss): number {
  const count = rows.indptr.length - 1;
  let sum = 0;
  for (let row = 0; row < count; row++) {
    let score = solved[columns] ?? 0;
    for (let e = rows.indptr[row] ?? 0; e < (rows.indptr[row + 1] ?? 0); e++) {
      score += (solved[rows.indices[e] ?? 0] ?? 0) * (rows.values[e] ?? 0);
    }
    sum += lossFunctions[loss].value((targets[row] ?? 0) * score);
  }
  return sum / count + 0.005 * solved.reduce((squares, weight) => squares + weight * weight, 0);
}

describe('the trainer', () => {
  it.each(losses)('comes to where no small step lowers the objective: %s', (loss) => {
    const rows = randomRows(200, 1);
    const targets = noisyTargets(rows, 1);
    const found = solution(train(rows, targets, optionsFor(1, { loss, steps: 200 * 400 })), 0);
    const least = objective(found, rows, targets, loss);
    const random = createRandom(4);
    for (let i = 0; i < 300; i++) {
      const moved = found.map((weight) => weight + 0.2 * (random.next() - 0.5));
      expect(objective(moved, rows, targets, loss)).toBeGreaterThan(least - 1e-4);
    }
  });

  it('learns a subject alone as it does among others, to the bit', () => {
    const rows = randomRows(100, 2);
    const targets = noisyTargets(rows, 7);
    const third = targets.filter((_, cell) => cell % 7 === 2);
    expect(solution(train(rows, targets, optionsFor(7)), 2)).toEqual(solution(train(rows, third, optionsFor(1)), 0));
  });

  it('heeds no row whose cell is unknown', () => {
    const rows = randomRows(100, 3);
    const targets = noisyTargets(rows, 1).map((target, row) => (row % 3 === 0 ? 0 : target));
    const start = rows.indptr[0] ?? 0;
    const altered = { ...rows, values: rows.values.map((value, e) => (e < start + 5 ? 7 : value)) };
    expect(solution(train(altered, targets, optionsFor(1)), 0)).toEqual(
      solution(train(rows, targets, optionsFor(1)), 0),
    );
  });

  it('shrinks weights by L2 lazily as if at every step', () => {
    const rows = randomRows(50, 5);
    const targets = noisyTargets(rows, 1);
    // so strong that the scale is folded into the weights again and again
    const l2 = Float64Array.of(2);
    const order = Uint32Array.from({ length: 50 }, (_, i) => i);
    const trainer = new SgdTrainer(optionsFor(1, { l2, steps: 50 }));
    trainer.learn({ rows, targets }, order, 0, 50);
    const plain = new Float64Array(columns + 1);
    for (let row = 0; row < 50; row++) {
      const rate = 1 - row / 50;
      const span = [rows.indptr[row] ?? 0, rows.indptr[row + 1] ?? 0] as const;
      const y = targets[row] ?? 0;
      let score = plain[columns] ?? 0;
      for (let e = span[0]; e < span[1]; e++) score += (plain[rows.indices[e] ?? 0] ?? 0) * (rows.values[e] ?? 0);
      const slope = lossFunctions.log.slope(y * score);
      plain.forEach((weight, i) => {
        plain[i] = weight / (1 + 2 * rate);
      });
      const add = (i: number, x: number): void => {
        plain[i] = (plain[i] ?? 0) - rate * slope * y * x;
      };
      for (let e = span[0]; e < span[1]; e++) add(rows.indices[e] ?? 0, rows.values[e] ?? 0);
      add(columns, 1);
    }
    solution(trainer, 0).forEach((weight, i) => {
      expect(weight).toBeCloseTo(plain[i] ?? 0, 5);
    });
  });

  it('gives positives the weight that they have', () => {
    const rows = randomRows(100, 6);
    const targets = noisyTargets(rows, 1);
    const heavier = train(rows, targets, optionsFor(1, { positiveWeights: Float64Array.of(5) }));
    const plain = train(rows, targets, optionsFor(1));
    expect(solution(heavier, 0)[columns]).toBeGreaterThan(solution(plain, 0)[columns] ?? 0);
  });

  it('tells the losses before each step', () => {
    const rows = randomRows(10, 7);
    const targets = new Int8Array(10).fill(1);
    const order = Uint32Array.of(0);
    const told = new SgdTrainer(optionsFor(1)).learn({ rows, targets }, order, 0, 1);
    expect(told).toEqual({ loss: Math.LN2, cells: 1 });
  });
});
