import type { KernelMemory } from '@classmark/math';
import { placeBlock } from './block-addresses.js';
import { KernelCopies } from './kernel-copies.js';
import type { RowTargets } from './learn-rows.js';
import { clearLosses, sumLosses } from './loss-at.js';
import { createSgdTask, type SgdTask, thread, writeJob } from './sgd-job.js';
import type { SgdTrainer } from './sgd-trainer.js';

/** A thread that was started to run a module's `run(task)`. */
interface StartedThread {
  readonly result: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Lets a trainer's blocks be learnt in another thread, on the same memory and to the same bits, while the caller makes
 * the next one. Between blocks the trainer may be used here as ever.
 */
export class ThreadedTrainer {
  private readonly task: SgdTask;
  private readonly copies: KernelCopies;
  private readonly running: StartedThread;
  /** Rejects where the thread fails. */
  private readonly failed: Promise<never>;

  /** @param memory the trainer's */
  constructor(
    private readonly trainer: SgdTrainer,
    private readonly memory: KernelMemory,
    start: (entry: URL, task: unknown) => StartedThread,
  ) {
    this.task = createSgdTask(memory, trainer.state);
    this.copies = new KernelCopies(memory);
    this.running = start(new URL('./sgd-thread.js', import.meta.url), this.task);
    this.failed = this.running.result.then(() => {
      throw new Error('The learning thread ended before it was told to.');
    });
    this.failed.catch(() => {});
  }

  /** As the trainer's `learn`, of the whole block; the block stays as it is until the promise settles. */
  async learn(block: RowTargets): Promise<{ loss: number; cells: number }> {
    const { signal } = this.task;
    writeJob(this.task, placeBlock(block, this.memory, this.copies));
    clearLosses(this.trainer.state.numbers);
    Atomics.store(signal, 0, thread.learns);
    Atomics.notify(signal, 0);
    const waiting = Atomics.waitAsync(signal, 0, thread.learns);
    if (waiting.async) await Promise.race([waiting.value, this.failed]);
    return sumLosses(this.trainer.state.numbers);
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    const { signal } = this.task;
    Atomics.store(signal, 0, thread.ends);
    Atomics.notify(signal, 0);
    await this.running.stop();
  }
}
