import type { SparseRows } from '@classmark/math';
import { type SolvedSubject, SubjectSolver } from './subject-solver.js';
import type { SubjectsProblem } from './subjects-problem.js';

/** All that a thread needs to solve subjects. The arrays of `rows`, and `next`, are shared. */
export interface SolvingTask extends SubjectsProblem {
  /** The next subject that nobody has taken. */
  readonly next: Int32Array;
}

/** Solves subjects, each the next that nobody has taken, until there are none left. */
export function* solveSubjects(task: SolvingTask): Generator<SolvedSubject> {
  const { subjects, next } = task;
  const solver = new SubjectSolver(task);
  for (let subject = Atomics.add(next, 0, 1); subject < subjects; subject = Atomics.add(next, 0, 1)) {
    yield solver.solve(subject);
  }
}

/** The same rows in memory that threads share. */
export function shareRows({ columns, indptr, indices, values }: SparseRows): SparseRows {
  return { columns, indptr: shareNumbers(indptr), indices: shareNumbers(indices), values: shareValues(values) };
}

function shareNumbers(numbers: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

function shareValues(values: Float32Array): Float32Array {
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}

/** Whether it is what a thread that solves subjects gives back. */
export function isSolved(value: unknown): value is SolvedSubject {
  return typeof value === 'object' && value !== null && 'subject' in value && 'model' in value;
}
