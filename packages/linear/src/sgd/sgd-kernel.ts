import { canRunKernel, type KernelFunction, type KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/sgd-kernel.js';
import type { RowTargets } from './learn-rows.js';
import type { SgdState } from './sgd-state.js';

export function canRunSgdKernel(): boolean {
  return canRunKernel(kernel);
}

type Numbers = Uint32Array | Float32Array | Int8Array;

/** `learnRows` in WebAssembly. Rows that lie in its memory are read where they are, others are copied there first. */
export class SgdKernel {
  private readonly learn: KernelFunction;
  /** Places for copies, by name: address and bytes. */
  private readonly places = new Map<string, { readonly address: number; readonly bytes: number }>();

  /** @param state in the memory */
  constructor(
    private readonly memory: KernelMemory,
    private readonly state: SgdState,
  ) {
    this.learn = loadKernel(kernel, memory)('learn');
  }

  /** As `learnRows` of learn-rows.ts. */
  learnRows({ rows, order, targets, memory }: RowTargets): number {
    const isHere = memory?.memory === this.memory.memory;
    const learnt = this.learn(
      this.state.settings.byteOffset,
      this.state.numbers.byteOffset,
      order.length,
      this.copy('order', order),
      this.copy('indptr', rows.indptr),
      isHere ? rows.indices.byteOffset : this.copy('indices', rows.indices),
      isHere ? rows.values.byteOffset : this.copy('values', rows.values),
      this.copy('targets', targets),
    );
    return learnt >>> 0;
  }

  private copy(name: string, numbers: Numbers): number {
    const bytes = numbers.byteLength;
    let place = this.places.get(name);
    if (!place || place.bytes < bytes) {
      place = { address: this.memory.reserve(2 * bytes), bytes: 2 * bytes };
      this.places.set(name, place);
    }
    this.memory.bytes(place.address, bytes).set(new Uint8Array(numbers.buffer, numbers.byteOffset, bytes));
    return place.address;
  }
}
