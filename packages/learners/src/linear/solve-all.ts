import type { FitContext, TaskThread } from '@classmark/learner';
import { yieldToEvents } from '../yield-to-events.js';
import { SolvingProgress } from './solving-progress.js';
import { isSolved, type SolvingTask, shareRows, solveSubjects } from './solving-task.js';
import type { SolvedSubject } from './subject-solver.js';
import type { SubjectsProblem } from './subjects-problem.js';

/** Entries × subjects from which on another thread's start is worth its while. */
const leastSharedWork = 2 ** 22;

/**
 * Solves all subjects, in the caller's thread and those that it may start. Subjects hang on nothing but the rows and the
 * seed, so they are the same whoever solves them.
 * @throws the signal's reason when aborted
 */
export async function solveAll(own: SubjectsProblem, context: FitContext): Promise<SolvedSubject[]> {
  const isShared = own.rows.indices.length * own.subjects >= leastSharedWork;
  const count = isShared ? Math.min(context.threads?.count ?? 0, own.subjects - 1) : 0;
  const next = new Int32Array(new SharedArrayBuffer(4));
  const task = { ...own, rows: count > 0 ? shareRows(own.rows) : own.rows, next };
  const progress = new SolvingProgress(task, context);
  const threads = startThreads(task, count, context);
  try {
    progress.begin();
    for (const solved of solveSubjects(task)) {
      await yieldToEvents();
      context.signal.throwIfAborted();
      progress.add(solved);
    }
    for (const { result } of threads) for (const solved of readSolved(await result)) progress.add(solved);
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
  context.signal.throwIfAborted();
  return progress.finish();
}

function startThreads(task: SolvingTask, count: number, { threads }: FitContext): TaskThread[] {
  const entry = new URL('./solving-thread.js', import.meta.url);
  return Array.from({ length: count }, () => threads?.start(entry, task)).filter((thread) => thread !== undefined);
}

function readSolved(result: unknown): SolvedSubject[] {
  if (Array.isArray(result) && result.every(isSolved)) return result;
  throw new TypeError('A thread gave back something else than solved subjects.');
}
