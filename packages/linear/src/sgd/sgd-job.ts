import type { KernelMemory } from '@classmark/math';
import type { BlockAddresses } from './block-addresses.js';
import type { SgdState } from './sgd-state.js';

/** How many blocks may have been handed over and not yet been learnt. */
export const mostJobs = 4;
/** What `handed` is when the thread is to end. */
export const ended = -1;

/** What the thread is started with: memory that both sides share. */
export interface SgdTask {
  readonly memory: KernelMemory['memory'];
  readonly state: SgdState;
  /** How many blocks have been handed over, or `ended`; and how many of them have been learnt. */
  readonly handed: Int32Array;
  readonly learnt: Int32Array;
  /** `[mostJobs, numbers of a job]` */
  readonly jobs: Uint32Array;
  /** `[mostJobs, 2]`: sums of losses, and how many cells they are of. */
  readonly losses: Float64Array;
}

export interface SgdJob extends BlockAddresses {
  /** The address of what the thread makes the rows of; 0 where they are made. */
  readonly source: number;
}

const jobNumbers = 7;

export function createSgdTask(memory: KernelMemory, state: SgdState): SgdTask {
  const int32 = (): Int32Array => memory.int32(memory.reserve(4), 1);
  const jobs = memory.uint32(memory.reserve(4 * jobNumbers * mostJobs), jobNumbers * mostJobs);
  const losses = memory.float64(memory.reserve(16 * mostJobs), 2 * mostJobs);
  return { memory: memory.memory, state, handed: int32(), learnt: int32(), jobs, losses };
}

/** @param number of the block, from 0 */
export function writeJob({ jobs }: SgdTask, number: number, job: SgdJob): void {
  const { count, order, targets, source, indptr, indices, values } = job;
  jobs.set([count, order, targets, source, indptr, indices, values], (number % mostJobs) * jobNumbers);
}

export function readJob({ jobs }: SgdTask, number: number): SgdJob {
  const at = (number % mostJobs) * jobNumbers;
  const [count = 0, order = 0, targets = 0, source = 0, ...made] = jobs.subarray(at, at + jobNumbers);
  const [indptr = 0, indices = 0, values = 0] = made;
  return { count, order, targets, source, indptr, indices, values };
}

export function writeLosses({ losses }: SgdTask, number: number, sums: { loss: number; cells: number }): void {
  losses.set([sums.loss, sums.cells], 2 * (number % mostJobs));
}

export function readLosses({ losses }: SgdTask, number: number): { loss: number; cells: number } {
  const at = 2 * (number % mostJobs);
  return { loss: losses[at], cells: losses[at + 1] };
}
