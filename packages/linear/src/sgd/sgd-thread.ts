import { KernelMemory } from '@classmark/math';
import { readJob, type SgdTask, thread } from './sgd-job.js';
import { SgdTrainer } from './sgd-trainer.js';

/** The thread's side: learns blocks one after the other as they come, until it is told to end. */
export function run(task: SgdTask): void {
  const memory = new KernelMemory({ memory: task.memory });
  const trainer = new SgdTrainer(task.state, memory);
  for (;;) {
    Atomics.wait(task.signal, 0, thread.waits);
    if (Atomics.load(task.signal, 0) === thread.ends) return;
    const block = readJob(task, memory);
    trainer.learn(block, 0, block.order.length);
    Atomics.store(task.signal, 0, thread.waits);
    Atomics.notify(task.signal, 0);
  }
}
