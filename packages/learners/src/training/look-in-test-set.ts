import { type LabelMatrix, noLabel, yesLabel } from '@classmark/evaluation';
import type { Corpus } from '@classmark/learner';
import type { SkipReason } from './classifier.js';
import { CellRows } from './growing-matrices.js';

/** The reason with what the test set has of the label that is missing. */
export function lookInTestSet(reason: SkipReason, { documents, subjects, cells }: LabelMatrix, subject: number) {
  const missing = reason.code === 'no-negatives' ? noLabel : yesLabel;
  let inTestSet = 0;
  for (let document = 0; document < documents; document++) {
    if (cells[document * subjects + subject] === missing) inTestSet += 1;
  }
  return { ...reason, inTestSet };
}

/** What is known of the documents of a corpus. */
export async function readTruth(corpus: Corpus, subjects: number): Promise<LabelMatrix> {
  const rows = new CellRows(subjects);
  for await (const { labels } of corpus()) for (const label of labels) rows.push(label);
  return rows.finish();
}
