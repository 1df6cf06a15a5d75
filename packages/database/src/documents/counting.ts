import type { Transaction } from '../database.js';

/** Gathering a number for each document wants room for them all, and is soon done: no helpers, no compiling. */
export async function prepareCounting(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    select set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true),
           set_config('jit', 'off', true)`;
}
