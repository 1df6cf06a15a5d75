import { KernelMemory } from '@classmark/math';
import { readJob, type SgdTask, thread } from './sgd-job.js';
import { SgdKernel } from './sgd-kernel.js';

/** The thread's side: learns blocks one after the other as they come, until it is told to end. */
export function run(task: SgdTask): void {
  const kernel = new SgdKernel(new KernelMemory({ memory: task.memory }), task.state);
  for (;;) {
    Atomics.wait(task.signal, 0, thread.waits);
    if (Atomics.load(task.signal, 0) === thread.ends) return;
    kernel.learn(readJob(task));
    Atomics.store(task.signal, 0, thread.waits);
    Atomics.notify(task.signal, 0);
  }
}
