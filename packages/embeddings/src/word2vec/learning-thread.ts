import { type LearningTask, learnBlocks } from './learning-task.js';

/** What another thread does: its share of the blocks. */
export function run(task: LearningTask): number {
  return [...learnBlocks(task)].length;
}
