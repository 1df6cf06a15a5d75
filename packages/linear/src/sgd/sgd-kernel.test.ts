import { createRandom, KernelMemory, type Random } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { losses } from '../losses.js';
import type { RowTargets } from './learn-rows.js';
import { optimisers, type SgdPlan, type SgdShape, schedules } from './sgd-plan.js';
import { createSgdTrainer } from './sgd-trainer.js';

const columns = 2_000;
const rowCount = 120;

/** Rows of up to 40 columns, some of them in most rows; cells are yes, no or unknown by chance. */
function randomBlock(random: Random, subjects: number): RowTargets {
  const indptr = [0];
  const indices: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const own = new Set(Array.from({ length: random.below(41) }, () => Math.floor(columns * random.next() ** 4)));
    indices.push(...own);
    indptr.push(indices.length);
  }
  return {
    rows: {
      columns,
      indptr: Uint32Array.from(indptr),
      indices: Uint32Array.from(indices),
      values: Float32Array.from(indices, () => 2 * random.next() - 0.5),
    },
    order: Uint32Array.from({ length: rowCount }, () => random.below(rowCount)),
    targets: Int8Array.from({ length: rowCount * subjects }, () => random.below(3) - 1),
  };
}

function planFor(subjects: number, changes: Pick<SgdPlan, 'loss' | 'schedule' | 'l1'>): SgdPlan {
  return {
    ...{ rate: 2, steps: rowCount, l2: 0.3, interceptRate: 0.3, averageFrom: 40, ...changes },
    positiveWeights: new Float64Array(subjects).fill(1.5),
    intercepts: new Float64Array(subjects).fill(-0.5),
  };
}

/** All that is known after learning, and what is made of it. */
function learn(shape: SgdShape, plan: SgdPlan, block: RowTargets, memory?: KernelMemory) {
  const trainer = createSgdTrainer(shape, memory);
  trainer.begin(plan);
  const sums = [trainer.learn(block, 0, 50), trainer.learn(block, 50, rowCount)];
  return { sums, state: trainer.save(), finished: trainer.finish(0.01) };
}

describe('the kernel and its twin in TypeScript', () => {
  it.each([1, 3, 4, 11, 12, 16, 17, 40, 64])(
    'have the same bits for %d subjects, whatever the settings',
    (subjects) => {
      const random = createRandom(subjects);
      for (const loss of losses) {
        for (const optimiser of optimisers) {
          for (const isSparse of [false, true]) {
            const shape = { columns, mostSubjects: subjects, optimiser, isSparse, isAveraged: random.below(2) === 1 };
            const schedule = schedules[random.below(2)] ?? 'linear';
            const plan = planFor(subjects, { loss, schedule, l1: isSparse ? 0.001 : 0 });
            const block = randomBlock(random, subjects);
            const byKernel = learn(shape, plan, block, new KernelMemory({ mostMebibytes: 64 }));
            expect(byKernel).toEqual(learn(shape, plan, block));
          }
        }
      }
    },
  );

  it('reads rows where they are if they are in its memory', () => {
    const memory = new KernelMemory({ mostMebibytes: 64 });
    const block = randomBlock(createRandom(5), 11);
    const here = <T extends Uint32Array | Float32Array>(numbers: T, place: (address: number) => T): T => {
      const placed = place(memory.reserve(numbers.byteLength));
      placed.set(numbers);
      return placed;
    };
    const { indices, values } = block.rows;
    const rows = {
      ...block.rows,
      indices: here(indices, (address) => memory.uint32(address, indices.length)),
      values: here(values, (address) => memory.float32(address, values.length)),
    };
    const shape = { columns, mostSubjects: 11, optimiser: 'sgd', isSparse: false, isAveraged: false } as const;
    const plan = planFor(11, { loss: 'hinge', schedule: 'linear', l1: 0 });
    expect(learn(shape, plan, { ...block, rows, memory }, memory)).toEqual(learn(shape, plan, block));
  });
});
