import { type SolvingTask, solveSubjects } from './solving-task.js';
import type { SolvedSubject } from './subject-solver.js';

/** What another thread does: its share of the subjects. */
export function run(task: SolvingTask): SolvedSubject[] {
  return [...solveSubjects(task)];
}
