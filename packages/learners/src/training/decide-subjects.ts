import type { Classifier } from './classifier.js';

/** What is given to each document, `[documents, subjects]`, 1 where a subject is given. */
export type Decisions = Uint8Array;

/** Whether documents without a subject are so rare that each gets its likeliest. */
const labelledShare = 0.98;
const leastLikely = 0.1;

/** Subjects that every training document has: given to all, for nothing can be learnt of them. */
export function isUniversal(classifier: Classifier): boolean {
  return classifier.state === 'skipped' && classifier.reason.code === 'no-negatives' && classifier.reason.isUniversal;
}

/**
 * Whether each document should get at least one subject: nearly all training documents have one beside those that all
 * have.
 * @param labelledByYesCount how many labelled training documents have how many subjects
 */
export function mustGiveOne(labelledByYesCount: readonly number[], classifiers: readonly Classifier[]): boolean {
  const universal = classifiers.filter(isUniversal).length;
  const labelled = labelledByYesCount.reduce((sum, count) => sum + count, 0);
  const withMore = labelledByYesCount.slice(universal + 1).reduce((sum, count) => sum + count, 0);
  return labelled > 0 && withMore / labelled >= labelledShare;
}

/**
 * Decides at each subject's F1 threshold. Where that gives a document nothing and each must get one, its likeliest
 * subject is given if its probability is over 0.1.
 * @param probabilities `[documents, subjects]`, NaN where the subject was skipped
 */
export function decideForF1(
  probabilities: Float64Array,
  classifiers: readonly Classifier[],
  giveOne: boolean,
): Decisions {
  const subjects = classifiers.length;
  const thresholds = Float64Array.from(classifiers, (classifier) =>
    classifier.state === 'trained' ? classifier.thresholdBasis.f1Threshold : Number.POSITIVE_INFINITY,
  );
  const universal = classifiers.flatMap((classifier, subject) => (isUniversal(classifier) ? [subject] : []));
  const decisions = new Uint8Array(probabilities.length);
  for (let start = 0; start < probabilities.length; start += subjects) {
    let likeliest = -1;
    let highest = leastLikely;
    let given = 0;
    for (let subject = 0; subject < subjects; subject++) {
      const probability = probabilities[start + subject];
      if (probability > highest) {
        likeliest = start + subject;
        highest = probability;
      }
      if (!(probability >= thresholds[subject])) continue;
      decisions[start + subject] = 1;
      given += 1;
    }
    if (giveOne && given === 0 && likeliest !== -1) decisions[likeliest] = 1;
    for (const subject of universal) decisions[start + subject] = 1;
  }
  return decisions;
}

/** Decides at each subject's accept threshold: what would be published. */
export function decideToAccept(probabilities: Float64Array, classifiers: readonly Classifier[]): Decisions {
  const subjects = classifiers.length;
  const decisions = new Uint8Array(probabilities.length);
  for (const [subject, classifier] of classifiers.entries()) {
    if (classifier.state === 'skipped' || classifier.acceptThreshold === null) continue;
    for (let cell = subject; cell < decisions.length; cell += subjects) {
      if (probabilities[cell] >= classifier.acceptThreshold) decisions[cell] = 1;
    }
  }
  return decisions;
}
