import { canRunKernel, type KernelFunction, type KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/sgd-kernel.js';
import type { BlockAddresses } from './block-addresses.js';
import { foldScale } from './finish-weights.js';
import { readSettings, type SgdState } from './sgd-state.js';

export function canRunSgdKernel(): boolean {
  return canRunKernel(kernel);
}

/** `learnRows` of learn-rows.ts in WebAssembly. */
export class SgdKernel {
  private readonly learnSome: KernelFunction;

  /** @param state in the memory */
  constructor(
    memory: KernelMemory,
    private readonly state: SgdState,
  ) {
    this.learnSome = loadKernel(kernel, memory)('learn');
  }

  /** Learns the whole block; all that is needed is read by address, so another thread may let the memory grow. */
  learn({ count, order, indptr, indices, values, targets }: BlockAddresses): void {
    const { state, learnSome } = this;
    const { settings, numbers } = state;
    const { subjects } = readSettings(state);
    for (let done = 0; done < count; ) {
      const [from, labels] = [order + 4 * done, targets + subjects * done];
      const rows = [indptr, indices, values] as const;
      done += learnSome(settings.byteOffset, numbers.byteOffset, count - done, from, ...rows, labels) >>> 0;
      if (done < count) foldScale(state);
    }
  }
}
