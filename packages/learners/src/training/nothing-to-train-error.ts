import type { SkipReason } from './classifier.js';

/** No subject has both positive and negative examples. The message says what to do. */
export class NothingToTrainError extends Error {
  override readonly name = 'NothingToTrainError';

  /** @param reasons why each subject was skipped */
  constructor(reasons: readonly (SkipReason | null)[]) {
    super(`Nothing to train, because ${explain(reasons.filter((reason) => reason !== null))}`);
  }
}

function explain(reasons: readonly SkipReason[]): string {
  if (reasons.length === 0) return 'no document is labelled: label some documents.';
  if (reasons.some(({ code, inTestSet }) => code !== 'no-labels' && inTestSet > 0)) {
    return 'only the test set, which is not learnt from, has examples that tell subjects apart: label more documents.';
  }
  if (reasons.some((reason) => reason.code === 'no-negatives' && !reason.isUniversal)) {
    return 'no subject has negative examples: import the documents with unlisted subjects as negative, or reject some.';
  }
  if (reasons.every(({ code }) => code === 'no-negatives')) {
    return 'every labelled document has the same subjects: label documents that do not have them.';
  }
  return 'no subject has both positive and negative examples: label more documents.';
}
