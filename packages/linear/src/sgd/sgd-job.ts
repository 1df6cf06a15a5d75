import type { KernelMemory } from '@classmark/math';
import type { BlockAddresses } from './block-addresses.js';
import type { SgdState } from './sgd-state.js';

/** Whether the thread waits for a block, has one to learn, or is to end. */
export const thread = { waits: 0, learns: 1, ends: 2 } as const;

/** What the thread is started with: memory that both sides share. */
export interface SgdTask {
  readonly memory: KernelMemory['memory'];
  readonly state: SgdState;
  /** One number of `thread`. */
  readonly signal: Int32Array;
  /** The numbers of a block's BlockAddresses. */
  readonly job: Uint32Array;
}

const numberCount = 6;

export function createSgdTask(memory: KernelMemory, state: SgdState): SgdTask {
  const signal = memory.int32(memory.reserve(4), 1);
  const job = memory.uint32(memory.reserve(4 * numberCount), numberCount);
  return { memory: memory.memory, state, signal, job };
}

export function writeJob({ job }: SgdTask, block: BlockAddresses): void {
  const { count, order, indptr, indices, values, targets } = block;
  job.set([count, order, indptr, indices, values, targets]);
}

export function readJob({ job }: SgdTask): BlockAddresses {
  const [count = 0, order = 0, indptr = 0, indices = 0, values = 0, targets = 0] = job;
  return { count, order, indptr, indices, values, targets };
}
