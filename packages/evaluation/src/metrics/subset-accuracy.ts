import { type LabelMatrix, unknownLabel, yesLabel } from '../labels/label-matrix.js';

/**
 * Share of documents of which every known cell is predicted right; documents of which nothing is known are left out.
 * @param predicted `[documents, subjects]`, 1 where the subject was given
 * @returns null where no document counts
 */
export function subsetAccuracy(truth: LabelMatrix, predicted: Uint8Array): number | null {
  let right = 0;
  let counted = 0;
  for (let document = 0; document < truth.documents; document++) {
    const start = document * truth.subjects;
    const row = truth.cells.subarray(start, start + truth.subjects);
    if (row.every((label) => label === unknownLabel)) continue;
    counted += 1;
    const isRight = row.every(
      (label, j) => label === unknownLabel || (label === yesLabel) === (predicted[start + j] === 1),
    );
    if (isRight) right += 1;
  }
  return counted === 0 ? null : right / counted;
}
