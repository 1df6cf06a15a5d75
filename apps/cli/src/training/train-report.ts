import { countOf } from '@classmark/domain';
import { describeReviewOnly, type PromiseScope, type ReviewOnlyReason } from '@classmark/evaluation';
import { type Classifier, describeSkip, type TrainedClassifier } from '@classmark/learners';
import type { NoFifth } from './open-training.js';

/** Why a subject was skipped, or is review only. */
interface SubjectReason {
  readonly subject: string;
  readonly reason: string;
}

/** What became of the subjects. */
interface SubjectCounts {
  readonly trained: number;
  /** How many of the trained subjects publish: they have an accept threshold for the target precision. */
  readonly publishes: number;
  /** The other trained subjects. */
  readonly reviewOnly: readonly SubjectReason[];
  readonly skipped: readonly SubjectReason[];
}

/** What checks what is promised: a file of its own, a fifth of the input, or nothing. */
export type TestSet = 'file' | 'fifth' | 'none';

/** What `classmark train --json` prints. */
export interface TrainReport extends SubjectCounts {
  /** What the target precision is promised for. */
  readonly promise: PromiseScope;
  readonly output: string;
  readonly bytes: number;
  readonly sha256: string;
  /** That the model learnt from. */
  readonly documents: number;
  readonly test: TestSet;
  /** Labelled documents that checked what is promised; null where there is no test set. */
  readonly testDocuments: number | null;
  /** Why a fifth was not kept for that, where it was to be. */
  readonly noFifth: NoFifth | null;
}

const isTrained = (classifier: Classifier): classifier is TrainedClassifier => classifier.state === 'trained';

export function countClassifiers(classifiers: readonly Classifier[]): SubjectCounts {
  const trained = classifiers.filter(isTrained);
  return {
    trained: trained.length,
    publishes: trained.filter(({ acceptThreshold }) => acceptThreshold !== null).length,
    reviewOnly: trained.flatMap(({ subject, reviewOnly }) =>
      reviewOnly === null ? [] : [{ subject, reason: describeReviewOnly(reviewOnly) }],
    ),
    skipped: classifiers.flatMap((classifier) =>
      isTrained(classifier) ? [] : [{ subject: classifier.subject, reason: describeSkip(classifier.reason) }],
    ),
  };
}

const reasons: Readonly<Record<ReviewOnlyReason['code'], string>> = {
  'too-few-positives': 'too few documents',
  'no-confident-predictions': 'no suggestion of a probability of 50%',
  'bound-not-reached': 'validation documents promise less',
  'not-kept-later': 'the latest training documents contradict it',
  'not-kept-held-out': 'the test set contradicts it',
  'not-kept-together': 'all subjects together do not keep the target',
  'mostly-wrong': 'most of their suggestions are wrong',
};

/** How many subjects are review only for what reason, the most frequent first. */
function describeReviewOnlySubjects(classifiers: readonly Classifier[]): string[] {
  const codes = classifiers.flatMap((one) => (isTrained(one) && one.reviewOnly ? [one.reviewOnly.code] : []));
  const byReason = [...Map.groupBy(codes, (code) => code)].toSorted(([, a], [, b]) => b.length - a.length);
  return byReason.map(([code, all]) => `  ${all.length}: ${reasons[code]}`);
}

/** Whether skipped subjects could be learnt from the fifth that tests. */
function wouldLearnFromFifth({ test }: TrainReport, classifiers: readonly Classifier[]): boolean {
  return test === 'fifth' && classifiers.some((one) => one.state === 'skipped' && one.reason.inTestSet > 0);
}

const reached: Readonly<Record<PromiseScope, string>> = {
  each: 'reach the target precision',
  together: 'publish at the target precision of all together',
};

const withoutFifth: Readonly<Record<NoFifth, string>> = {
  'nothing-to-check': 'No fifth was kept to test on: no subject has enough documents for a promise.',
  'nothing-to-learn': 'No fifth was kept to test on: without it, nothing could be learnt.',
};

/** The report as text for people. */
export function describeTraining(report: TrainReport, classifiers: readonly Classifier[]): string {
  const { promise, output, bytes, documents, testDocuments, noFifth, trained, publishes, skipped } = report;
  const tested = testDocuments === null ? 'not tested' : `tested on ${testDocuments}`;
  const reviewOnly = describeReviewOnlySubjects(classifiers);
  const lines = [
    `${output}: ${countOf(trained, 'subject')} trained on ${countOf(documents, 'document')}, ${tested}, ${(bytes / 1e6).toFixed(1)} MB.`,
    ...(noFifth === null ? [] : [withoutFifth[noFifth]]),
    `${publishes} of ${trained} ${reached[promise]}${reviewOnly.length > 0 ? '; the rest are review only (--json says why of each):' : '.'}`,
    ...reviewOnly,
    ...skipped.map(({ subject, reason }) => `Skipped "${subject}": ${reason}`),
    ...(wouldLearnFromFifth(report, classifiers) ? ['With --no-test, what is in the test set is learnt, too.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
