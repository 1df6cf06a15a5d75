import type { Threads } from '@classmark/learner';
import { createThreads } from '@classmark/runtime';

/** Threads that keep count of how many were started and how many still run. */
export function countedThreads() {
  const threads = createThreads(1);
  const counts = { started: 0, running: 0 };
  const start: Threads['start'] = (entry, task) => {
    counts.started += 1;
    counts.running += 1;
    const thread = threads.start(entry, task);
    const stop = async (): Promise<void> => {
      await thread.stop();
      counts.running -= 1;
    };
    return { result: thread.result, stop };
  };
  return { threads: { count: 1, start }, counts };
}
