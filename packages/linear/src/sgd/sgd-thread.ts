import { KernelMemory, type SparseRows } from '@classmark/math';
import { placeRows } from './block-addresses.js';
import { KernelCopies } from './kernel-copies.js';
import { clearLosses, sumLosses } from './loss-at.js';
import { ended, readJob, type SgdTask, writeLosses } from './sgd-job.js';
import { SgdKernel } from './sgd-kernel.js';
import type { RowsToMake } from './threaded-trainer.js';

/**
 * The thread's side of a ThreadedTrainer: learns blocks one after the other as they come, until it is told to end.
 * @param makeRows where a block has come without rows
 */
export function learnHandedBlocks(
  task: SgdTask,
  memory: KernelMemory,
  makeRows: (unmade: RowsToMake) => { readonly rows: SparseRows; readonly memory?: KernelMemory | undefined },
): void {
  const kernel = new SgdKernel(memory, task.state);
  const copies = new KernelCopies(memory);
  const { handed, learnt, state } = task;
  for (let number = 0; ; number++) {
    Atomics.wait(handed, 0, number);
    if (Atomics.load(handed, 0) === ended) return;
    const job = readJob(task, number);
    clearLosses(state.numbers);
    kernel.learn(job.source === 0 ? job : { ...job, ...placeRows(makeRows({ address: job.source }), memory, copies) });
    writeLosses(task, number, sumLosses(state.numbers));
    Atomics.store(learnt, 0, number + 1);
    Atomics.notify(learnt, 0);
  }
}
