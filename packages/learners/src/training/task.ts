import type { Checkpoint, Corpus, CountedLabels, FitContext, Threads } from '@classmark/learner';
import type { LearnerSetting } from '../recipes/recipe.js';
import type { LabelSurvey } from './label-survey.js';
import type { ProgressLedger, TrainingStage } from './training-progress.js';

/** Where the fit that stays leaves its state from time to time, and goes on from where it was interrupted. */
export interface CheckpointKeeper {
  /** What was kept last of the same training; null where there is none. */
  readonly last: Checkpoint | null;
  /** Told after each block of documents; `take` copies the state of when that is learnt. */
  readonly offer: (take: () => Promise<Checkpoint>) => void | Promise<void>;
}

/** What all fits of a training run share; the corpus and its labels hold the trainable subjects only. */
export interface Task extends LearnerSetting {
  readonly corpus: Corpus;
  readonly subjects: number;
  readonly survey: LabelSurvey;
  /** Of the trainable subjects. */
  readonly counted: CountedLabels;
  /** What parameters are settled by a look at. */
  readonly sample: Corpus;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly ledger: ProgressLedger;
  readonly threads?: Threads;
  readonly checkpoints?: CheckpointKeeper;
}

/** The counts of a part of the documents, as if it were like the whole. */
function shareOf({ documents, positives, negatives }: CountedLabels, share: number): CountedLabels {
  const part = (count: number): number => Math.round(count * share);
  return { documents: part(documents), positives: positives.map(part), negatives: negatives.map(part) };
}

/** One fit of the run, on a share of the documents. Only the fit that stays takes checkpoints. */
export async function fitPart(
  { learner, parameters, subjects, seed, signal, ledger, counted, threads, checkpoints }: Task,
  corpus: Corpus,
  { stage, share }: { readonly stage: TrainingStage; readonly share: number },
): Promise<unknown> {
  ledger.startFit();
  const context: FitContext = {
    seed,
    signal,
    onProgress: (progress) => ledger.reportFit(stage, progress),
    counted: shareOf(counted, share),
    whole: counted,
    ...(threads && { threads }),
    ...(stage === 'fit' && checkpoints && { onCheckpoint: checkpoints.offer }),
    ...(stage === 'fit' && checkpoints?.last && { resumeFrom: checkpoints.last }),
  };
  const weights = await learner.fit(corpus, subjects, parameters, context);
  ledger.finishFit();
  return weights;
}
