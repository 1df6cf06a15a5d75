import { Worker } from 'node:worker_threads';

/** A thread that runs one task, as `Threads` of packages/learner has it. */
interface TaskThread {
  readonly result: Promise<unknown>;
  stop(): Promise<void>;
}

/** What the thread posts when its task has ended. */
export interface TaskResult {
  readonly output: unknown;
}

function isTaskResult(message: unknown): message is TaskResult {
  return typeof message === 'object' && message !== null && 'output' in message;
}

/** A thread that waits for its task, and does not keep the process alive meanwhile. */
class WaitingThread {
  private readonly worker: Worker;
  private readonly result: Promise<unknown>;

  constructor(entries: readonly URL[]) {
    const workerData = entries.map(({ href }) => href);
    const worker = new Worker(new URL('./task-thread.js', import.meta.url), { workerData });
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    worker.once('message', (message: unknown) => {
      if (isTaskResult(message)) resolve(message.output);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended before its task did.')));
    // Whoever awaits the result hears of the failure; a caller that has stopped the thread need not.
    promise.catch(() => {});
    worker.unref();
    this.worker = worker;
    this.result = promise;
  }

  give(entry: URL, task: unknown): TaskThread {
    const { worker, result } = this;
    worker.postMessage({ entry: entry.href, task });
    worker.ref();
    const stop = async (): Promise<void> => {
      await worker.terminate();
    };
    return { result, stop };
  }
}

/**
 * Worker threads for the arithmetic of fits. So many are started at once, to be ready when the first tasks come.
 * @param count how many may run beside the caller's
 * @param entries of the tasks to come, to be loaded meanwhile
 */
export function createThreads(
  count: number,
  entries: readonly URL[] = [],
): {
  readonly count: number;
  start(entry: URL, task: unknown): TaskThread;
} {
  const waiting = Array.from({ length: count }, () => new WaitingThread(entries));
  return { count, start: (entry, task) => (waiting.pop() ?? new WaitingThread([entry])).give(entry, task) };
}
