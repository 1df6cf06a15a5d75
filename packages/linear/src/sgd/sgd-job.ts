import type { KernelMemory } from '@classmark/math';
import { KernelCopies } from './kernel-copies.js';
import type { RowTargets } from './learn-rows.js';
import type { SgdState } from './sgd-state.js';

/** Whether the thread waits for a block, has one to learn, or is to end. */
export const thread = { waits: 0, learns: 1, ends: 2 } as const;

/** What the thread is started with: memory that both sides share. */
export interface SgdTask {
  readonly memory: KernelMemory['memory'];
  readonly state: SgdState;
  /** One number of `thread`. */
  readonly signal: Int32Array;
  /** Address and length of each of a block's arrays, in the order of `writeJob`. */
  readonly job: Uint32Array;
}

const arrayCount = 5;

export function createSgdTask(memory: KernelMemory, state: SgdState): SgdTask {
  const signal = memory.int32(memory.reserve(4), 1);
  const job = memory.uint32(memory.reserve(8 * arrayCount), 2 * arrayCount);
  return { memory: memory.memory, state, signal, job };
}

/** Writes down where the block's arrays are; those that are elsewhere are copied into the memory. */
export function writeJob({ job, memory: shared }: SgdTask, copies: KernelCopies, block: RowTargets): void {
  const { rows, order, targets, memory } = block;
  const isHere = memory?.memory === shared;
  const addresses = [
    copies.put('order', order),
    copies.put('indptr', rows.indptr),
    isHere ? rows.indices.byteOffset : copies.put('indices', rows.indices),
    isHere ? rows.values.byteOffset : copies.put('values', rows.values),
    copies.put('targets', targets),
  ];
  const lengths = [order, rows.indptr, rows.indices, rows.values, targets].map(({ length }) => length);
  for (const [i, address] of addresses.entries()) job.set([address, lengths[i] ?? 0], 2 * i);
}

export function readJob({ job }: SgdTask, memory: KernelMemory): RowTargets {
  const at = (i: number): [number, number] => [job[2 * i] ?? 0, job[2 * i + 1] ?? 0];
  const [targetsAddress, targetCount] = at(4);
  const targets = memory.bytes(targetsAddress, targetCount);
  return {
    order: memory.uint32(...at(0)),
    rows: {
      columns: 0,
      indptr: memory.uint32(...at(1)),
      indices: memory.uint32(...at(2)),
      values: memory.float32(...at(3)),
    },
    targets: new Int8Array(targets.buffer, targets.byteOffset, targetCount),
    memory,
  };
}
