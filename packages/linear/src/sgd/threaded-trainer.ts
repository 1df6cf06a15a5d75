import type { KernelMemory, SparseRows } from '@classmark/math';
import { placeRows } from './block-addresses.js';
import { KernelCopies } from './kernel-copies.js';
import type { RowTargets } from './learn-rows.js';
import { createSgdTask, ended, mostJobs, readLosses, type SgdTask, writeJob } from './sgd-job.js';
import type { SgdTrainer } from './sgd-trainer.js';

/** A thread that was started to run a module's `run(task)`. */
interface StartedThread {
  readonly result: Promise<unknown>;
  stop(): Promise<void>;
}

/** What the thread is to make rows of: it stands at this address of the memory. */
export interface RowsToMake {
  readonly address: number;
}

/**
 * Lets a trainer's blocks be learnt in another thread, on the same memory and to the same bits, while the caller makes
 * the next ones. When all have been learnt, the trainer may be used here as ever.
 */
export class ThreadedTrainer {
  private readonly task: SgdTask;
  private readonly copies: readonly KernelCopies[];
  private readonly running: StartedThread;
  private failure: { readonly reason: unknown } | null = null;
  private handed = 0;

  /**
   * @param memory the trainer's
   * @param start starts the thread, which is to call `learnHandedBlocks` with the task
   */
  constructor(
    trainer: SgdTrainer,
    private readonly memory: KernelMemory,
    start: (task: SgdTask) => StartedThread,
  ) {
    this.task = createSgdTask(memory, trainer.state);
    this.copies = Array.from({ length: mostJobs }, () => new KernelCopies(memory));
    this.running = start(this.task);
    const fail = (reason: unknown): void => {
      this.failure = { reason };
      Atomics.notify(this.task.learnt, 0);
    };
    this.running.result.then(() => fail(new Error('The learning thread ended before it was told to.')), fail);
  }

  /** How many of the blocks that were handed over have not been learnt. */
  get left(): number {
    return this.handed - Atomics.load(this.task.learnt, 0);
  }

  /**
   * As the trainer's `learn`, of the whole block; its rows stay as they are until the promise settles. Up to four blocks
   * may have been handed over at once: they are learnt in that order.
   */
  async learn(block: RowTargets<SparseRows | RowsToMake>): Promise<{ loss: number; cells: number }> {
    const { task, memory } = this;
    const number = this.handed;
    const copies = this.copies[number % mostJobs];
    const { rows, order, targets } = block;
    const made = { source: 0, indptr: 0, indices: 0, values: 0 };
    writeJob(task, number, {
      count: order.length,
      order: copies.put('order', order),
      targets: copies.put('targets', targets),
      ...('address' in rows
        ? { ...made, source: rows.address }
        : { ...made, ...placeRows({ ...block, rows }, memory, copies) }),
    });
    this.handed += 1;
    Atomics.store(task.handed, 0, this.handed);
    Atomics.notify(task.handed, 0);
    await this.untilLearnt(number + 1);
    return readLosses(task, number);
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    Atomics.store(this.task.handed, 0, ended);
    Atomics.notify(this.task.handed, 0);
    await this.running.stop();
  }

  private async untilLearnt(blocks: number): Promise<void> {
    const { learnt } = this.task;
    for (let now = Atomics.load(learnt, 0); now < blocks; now = Atomics.load(learnt, 0)) {
      if (this.failure) throw this.failure.reason;
      const waiting = Atomics.waitAsync(learnt, 0, now);
      if (waiting.async) await waiting.value;
    }
  }
}
