import { addOutcomes, chooseAcceptance, scoredLabels } from '@classmark/evaluation';
import type { Classifier } from './classifier.js';
import type { ScoredTest } from './score-test.js';

/**
 * Drops the accept thresholds that the test set surely contradicts, because far less than the target precision was
 * reached there: those subjects are review only. The test set chooses no threshold.
 */
export function checkThresholds(classifiers: readonly Classifier[], test: ScoredTest): Classifier[] {
  return classifiers.map((classifier, subject) => {
    if (classifier.state === 'skipped') return classifier;
    const heldOut = scoredLabels(test.truth, test.probabilities, subject);
    const thresholdBasis = {
      ...classifier.thresholdBasis,
      bounds: addOutcomes(classifier.thresholdBasis.bounds, 'heldOut', heldOut),
      laterBounds: addOutcomes(classifier.thresholdBasis.laterBounds, 'heldOut', heldOut),
    };
    if (classifier.acceptThreshold === null) return { ...classifier, thresholdBasis };
    const acceptance = chooseAcceptance(thresholdBasis, classifier.targetPrecision);
    if (acceptance.kind === 'accept') return { ...classifier, thresholdBasis };
    const { f1Threshold } = thresholdBasis;
    return {
      ...classifier,
      ...{ thresholdBasis, acceptThreshold: null, reviewThreshold: f1Threshold, reviewOnly: acceptance.reason },
    };
  });
}
