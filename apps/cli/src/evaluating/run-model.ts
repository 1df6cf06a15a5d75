import type { Threads } from '@classmark/learner';
import {
  type ModelRun,
  type Recipe,
  type StageClock,
  type SuspectCell,
  stageOf,
  type TrainingResult,
  trainClassifiers,
} from '@classmark/learners';
import { toCorpus } from '../files/labelled-corpus.js';
import type { NameSubjects } from '../files/subject-naming.js';
import { createProgressBar } from '../terminal/progress-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import type { TrainingOptions } from '../training/training-options.js';
import type { Split } from './split.js';

/** What a split's model is trained and measured with. */
export interface Runner {
  readonly options: Pick<TrainingOptions, 'targetPrecision' | 'promise' | 'stream' | 'seed'>;
  readonly threads: Threads;
  readonly naming: NameSubjects;
  readonly terminal: Terminal;
  readonly clock: StageClock;
}

/** What `--model` or `--baseline` names. */
export interface NamedRecipe {
  readonly name: string;
  readonly recipe: Recipe;
  /** Gives the records of a split what it learns from beside their words. */
  readonly prepare: (split: Split) => Promise<Split>;
}

/** The result of training and testing on a split. */
export interface TestedModel extends ModelRun {
  readonly suspectLabels: readonly SuspectCell[];
}

export class NothingToTestError extends Error {
  override readonly name = 'NothingToTestError';
  constructor() {
    super('There are no test documents.');
  }
}

/**
 * Trains a model on a split's training records and measures it on the test records, both prepared for it.
 * @param task what the progress bar shows if there are several
 */
export async function runModel(
  split: Split,
  { name, recipe }: NamedRecipe,
  { options, threads, naming, terminal, clock }: Runner,
  task = '',
): Promise<{ readonly run: TestedModel; readonly result: TrainingResult }> {
  const { training, test, subjects, survey } = split;
  using bar = createProgressBar(terminal, task);
  const result = await trainClassifiers({
    recipe,
    subjects,
    training: toCorpus(training, { naming, subjects, unlabelled: 'unknown' }),
    test: toCorpus(test, { naming, subjects, unlabelled: 'no' }),
    targetPrecision: options.targetPrecision,
    promise: options.promise,
    ...(options.stream && { streamed: survey.count(subjects) }),
    threads,
    seed: options.seed,
    signal: new AbortController().signal,
    onProgress: (progress) => {
      clock.enter(stageOf(progress));
      bar.update(progress);
    },
  });
  clock.stop();
  const { evaluation, tested, suspectLabels } = result;
  if (evaluation === null || tested === null) throw new NothingToTestError();
  const run = { model: name, subjects, trainingDocuments: survey.documents, evaluation, tested, suspectLabels };
  return { run, result };
}
