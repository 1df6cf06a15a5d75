import type { RunAttempt } from '@classmark/jobs';
import type { TrainingProgress } from '@classmark/learners';

/** Shows how far a training is, and draws the curve of each fit's loss. */
export function followTraining(
  attempt: RunAttempt,
  { stage, phase, fit, done, total, loss, chunk }: TrainingProgress,
): void {
  const { ratePerSecond } = attempt.report({ phase: `${stage}/${phase}`, done, total, loss, chunk });
  if (loss !== null) attempt.measure(stage === 'fit' ? 'loss/fit' : `loss/trial ${fit}`, done, loss);
  if (ratePerSecond !== null) attempt.measure('examplesPerSecond', done, ratePerSecond);
}
