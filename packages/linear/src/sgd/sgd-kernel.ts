import { canRunKernel, type KernelFunction, type KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/sgd-kernel.js';
import { KernelCopies } from './kernel-copies.js';
import type { RowTargets } from './learn-rows.js';
import type { SgdState } from './sgd-state.js';

export function canRunSgdKernel(): boolean {
  return canRunKernel(kernel);
}

/** `learnRows` in WebAssembly. Rows that lie in its memory are read where they are, others are copied there first. */
export class SgdKernel {
  private readonly learn: KernelFunction;
  private readonly copies: KernelCopies;

  /** @param state in the memory */
  constructor(
    private readonly memory: KernelMemory,
    private readonly state: SgdState,
  ) {
    this.learn = loadKernel(kernel, memory)('learn');
    this.copies = new KernelCopies(memory);
  }

  /** As `learnRows` of learn-rows.ts. */
  learnRows({ rows, order, targets, memory }: RowTargets): number {
    const { copies, state } = this;
    const isHere = memory?.memory === this.memory.memory;
    const learnt = this.learn(
      state.settings.byteOffset,
      state.numbers.byteOffset,
      order.length,
      copies.put('order', order),
      copies.put('indptr', rows.indptr),
      isHere ? rows.indices.byteOffset : copies.put('indices', rows.indices),
      isHere ? rows.values.byteOffset : copies.put('values', rows.values),
      copies.put('targets', targets),
    );
    return learnt >>> 0;
  }
}
