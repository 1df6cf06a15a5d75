import type { Corpus, FitContext } from '@classmark/learner';
import type { SubjectModel } from '@classmark/linear';
import { BlockFeatureRow } from '../features/block-feature-row.js';
import { gatherByColumn } from '../linear-scoring/column-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import { yieldToEvents } from '../yield-to-events.js';
import type { LinearParameters } from './parameters.js';
import { readCorpus } from './read-corpus.js';
import { type SolvedSubject, SubjectSolver } from './subject-solver.js';

/** Reads the corpus once, keeps its rows, and solves each subject's problem over them. */
export async function fitLinear(
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: FitContext,
): Promise<LinearWeights> {
  const { model, rows, labels } = await readCorpus(corpus, parameters, context);
  const solver = new SubjectSolver(rows, labels, parameters, context.seed);
  const progress = new SolvingProgress(labels.length, subjects, context);
  progress.begin(parameters);
  const solved: SubjectModel[] = [];
  for (let subject = 0; subject < subjects; subject++) {
    await yieldToEvents();
    context.signal.throwIfAborted();
    const own = solver.solve(subject);
    progress.add(own);
    solved.push(own.model);
  }
  context.signal.throwIfAborted();
  const intercepts = Float64Array.from(solved, ({ intercept }) => intercept);
  return createLinearWeights(new BlockFeatureRow(model), intercepts, gatherByColumn(rows.columns, solved));
}

/** Counts subjects as shares of a second pass over the documents. */
class SolvingProgress {
  private solved = 0;
  private loss = 0;
  private cells = 0;

  constructor(
    private readonly documents: number,
    private readonly subjects: number,
    private readonly context: FitContext,
  ) {}

  /** The loss of weights that are all 0. */
  begin({ loss }: LinearParameters): void {
    this.tell(loss === 'log' ? Math.LN2 : 1);
  }

  add({ loss, cells }: SolvedSubject): void {
    this.solved += 1;
    this.loss += loss;
    this.cells += cells;
    this.tell(this.cells === 0 ? null : this.loss / this.cells);
  }

  private tell(loss: number | null): void {
    const { documents, subjects, solved } = this;
    const done = documents + Math.round(documents * (subjects === 0 ? 1 : solved / subjects));
    const at = { pass: 2, passes: 2, chunk: solved, done, total: 2 * documents };
    this.context.onProgress({ phase: 'fit', ...at, loss });
  }
}
