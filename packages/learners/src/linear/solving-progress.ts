import type { FitContext } from '@classmark/learner';
import type { SolvingTask } from './solving-task.js';
import type { SolvedSubject } from './subject-solver.js';

/** Collects what is solved, and counts subjects as shares of a second pass over the documents. */
export class SolvingProgress {
  private readonly solved: SolvedSubject[] = [];
  private loss = 0;
  private cells = 0;

  constructor(
    private readonly task: SolvingTask,
    private readonly context: FitContext,
  ) {}

  /** Tells the loss of weights that are all 0. */
  begin(): void {
    this.tell(this.task.parameters.loss === 'log' ? Math.LN2 : 1);
  }

  add(solved: SolvedSubject): void {
    this.solved.push(solved);
    this.loss += solved.loss;
    this.cells += solved.cells;
    this.tell(this.cells === 0 ? null : this.loss / this.cells);
  }

  /** By subject. */
  finish(): SolvedSubject[] {
    return this.solved.sort((a, b) => a.subject - b.subject);
  }

  private tell(loss: number | null): void {
    const { labels, subjects } = this.task;
    const documents = labels.length;
    const share = subjects === 0 ? 1 : this.solved.length / subjects;
    const done = documents + Math.round(share * documents);
    const at = { pass: 2, passes: 2, chunk: this.solved.length, done, total: 2 * documents };
    this.context.onProgress({ phase: 'fit', ...at, loss });
  }
}
