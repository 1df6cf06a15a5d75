import {
  addHitCounts,
  checkTogether,
  chooseAcceptance,
  countHits,
  type ReviewOnlyReason,
  scoredLabels,
  type ThresholdBasis,
} from '@classmark/evaluation';
import type { Classifier, TrainedClassifier } from './classifier.js';
import type { ScoredTest } from './score-test.js';

/**
 * Drops the accept thresholds that the test set surely contradicts, because far less than the target precision was
 * reached there, by the subject or by all that publish together: those subjects are review only. The test set chooses no
 * threshold.
 */
export function checkThresholds(classifiers: readonly Classifier[], test: ScoredTest): Classifier[] {
  const broken = findBrokenTogether(classifiers, test);
  return classifiers.map((classifier, subject) => {
    if (classifier.state === 'skipped') return classifier;
    const thresholdBasis = addHeldOut(classifier.thresholdBasis, test, subject);
    const reason = classifier.promise === 'each' ? findBroken(classifier, thresholdBasis) : broken.get(classifier);
    if (!reason) return { ...classifier, thresholdBasis };
    const { f1Threshold } = thresholdBasis;
    return {
      ...classifier,
      ...{ thresholdBasis, acceptThreshold: null, reviewThreshold: f1Threshold, reviewOnly: reason },
    };
  });
}

function addHeldOut(basis: ThresholdBasis, { truth, probabilities }: ScoredTest, subject: number): ThresholdBasis {
  const heldOut = scoredLabels(truth, probabilities, subject);
  return {
    ...basis,
    bounds: addHitCounts(basis.bounds, 'heldOut', heldOut),
    laterBounds: addHitCounts(basis.laterBounds, 'heldOut', heldOut),
  };
}

function findBroken(
  { acceptThreshold, targetPrecision }: TrainedClassifier,
  basis: ThresholdBasis,
): ReviewOnlyReason | null {
  if (acceptThreshold === null) return null;
  const acceptance = chooseAcceptance(basis, targetPrecision);
  return acceptance.kind === 'accept' ? null : acceptance.reason;
}

/** Of those that publish together, each that must stop, with the reason. */
function findBrokenTogether(
  classifiers: readonly Classifier[],
  { truth, probabilities }: ScoredTest,
): ReadonlyMap<Classifier, ReviewOnlyReason> {
  const publishing = classifiers.flatMap((classifier, subject) => {
    if (classifier.state === 'skipped' || classifier.promise === 'each') return [];
    const { acceptThreshold, targetPrecision } = classifier;
    if (acceptThreshold === null) return [];
    const outcome = countHits(scoredLabels(truth, probabilities, subject), acceptThreshold);
    return [{ classifier, targetPrecision, outcome }];
  });
  const [first] = publishing;
  if (first === undefined) return new Map();
  const outcomes = publishing.map(({ outcome }) => outcome);
  const reasons = checkTogether(outcomes, first.targetPrecision);
  return new Map(
    publishing.flatMap(({ classifier }, i) => {
      const reason = reasons[i];
      return reason ? [[classifier, reason] as const] : [];
    }),
  );
}
