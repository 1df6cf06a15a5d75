export const yesLabel = 1;
export const noLabel = 0;
export const unknownLabel = -1;

/** What is known of documents and subjects: `cells` `[documents, subjects]`, row-major, each yesLabel, noLabel or unknownLabel. */
export interface LabelMatrix {
  readonly documents: number;
  readonly subjects: number;
  readonly cells: Int8Array;
}

/** One subject's known cells that have a score: `labels[i]` is 1 (yes) or 0 (no). */
export interface ScoredLabels {
  readonly labels: Uint8Array;
  readonly scores: Float64Array;
}

/**
 * Takes the known cells of one subject together with their scores; unknown cells and cells without a score (NaN) are
 * left out.
 * @param scores `[documents, subjects]`
 */
export function scoredLabels(truth: LabelMatrix, scores: Float64Array, subject: number): ScoredLabels {
  const labels = new Uint8Array(truth.documents);
  const kept = new Float64Array(truth.documents);
  let length = 0;
  for (let document = 0; document < truth.documents; document++) {
    const cell = document * truth.subjects + subject;
    const label = truth.cells[cell];
    const score = scores[cell];
    if (label === unknownLabel || Number.isNaN(score)) continue;
    labels[length] = label;
    kept[length] = score;
    length += 1;
  }
  return { labels: labels.subarray(0, length), scores: kept.subarray(0, length) };
}

/** All known cells with a score, document by document: the pooled pairs of calibration figures. */
export function pooledLabels(truth: LabelMatrix, scores: Float64Array): ScoredLabels {
  const flat = { documents: truth.cells.length, subjects: 1, cells: truth.cells };
  return scoredLabels(flat, scores, 0);
}

/** Indices of the scores from the highest down to `lowest`, equal scores in their given order. */
export function descendingOrder(scores: Float64Array, lowest = Number.NEGATIVE_INFINITY): Uint32Array {
  const order = new Uint32Array(scores.length);
  let size = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i] >= lowest) order[size++] = i;
  return order.subarray(0, size).sort((a, b) => scores[b] - scores[a] || a - b);
}
