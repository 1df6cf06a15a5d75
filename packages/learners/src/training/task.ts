import type { Corpus, Learner } from '@classmark/learner';
import type { LabelSurvey } from './label-survey.js';
import type { ProgressLedger, TrainingStage } from './training-progress.js';

/** What all fits of a training run share; the corpus and its labels hold the trainable subjects only. */
export interface Task<Parameters, Weights> {
  readonly learner: Learner<Parameters, Weights>;
  readonly parameters: Parameters;
  readonly corpus: Corpus;
  readonly subjects: number;
  readonly survey: LabelSurvey;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly ledger: ProgressLedger;
}

/** One fit of the run. */
export async function fitPart<Parameters, Weights>(
  { learner, parameters, subjects, seed, signal, ledger }: Task<Parameters, Weights>,
  corpus: Corpus,
  stage: TrainingStage,
): Promise<Weights> {
  ledger.startFit();
  const weights = await learner.fit(corpus, subjects, parameters, {
    seed,
    signal,
    onProgress: (progress) => ledger.reportFit(stage, progress),
  });
  ledger.finishFit();
  return weights;
}
