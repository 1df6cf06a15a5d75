import { type LabelMatrix, unknownLabel, yesLabel } from '../labels/label-matrix.js';

/** How well a document's known subjects are ordered by score; means over the documents that have a yes. */
export interface RankingMetrics {
  /** Label ranking average precision (Tsoumakas et al. 2010). */
  readonly lrap: number;
  readonly precisionAtK: number;
  readonly recallAtK: number;
  /** Gain 1 for a yes, discount 1 / log2(rank + 1). */
  readonly ndcgAtK: number;
}

/** Subjects of equal score, some of them a yes: they hold the ranks `before + 1` to `before + size`. */
interface Tie {
  readonly before: number;
  readonly size: number;
  readonly hits: number;
}

/** The document's known labels and scores, in the first `size` places. */
interface Row {
  size: number;
  readonly labels: Uint8Array;
  readonly scores: Float64Array;
}

/** The ties that hold a yes, the best first: one look at all scores for each, for a document has few subjects of many. */
function tiesWithYes({ size, labels, scores }: Row): Tie[] {
  const levels = new Set<number>();
  for (let i = 0; i < size; i++) if (labels[i] === 1) levels.add(scores[i]);
  const ties = [...levels].map((level) => {
    const tie = { before: 0, size: 0, hits: 0 };
    for (let i = 0; i < size; i++) {
      const score = scores[i];
      if (score > level) tie.before += 1;
      if (score !== level) continue;
      tie.size += 1;
      tie.hits += labels[i];
    }
    return tie;
  });
  return ties.sort((a, b) => a.before - b.before);
}

/** Sum of discounts of the ranks after `from` up to `to`. */
function discounts(from: number, to: number): number {
  let sum = 0;
  for (let rank = from + 1; rank <= to; rank++) sum += 1 / Math.log2(rank + 1);
  return sum;
}

/** Ties count by their expectation over all their orders (in LRAP by their last rank), as in scikit-learn. */
function rankDocument(row: Row, k: number): RankingMetrics {
  let found = 0;
  let precisions = 0;
  let hitsAtK = 0;
  let gain = 0;
  for (const { before, size, hits } of tiesWithYes(row)) {
    found += hits;
    precisions += (hits * found) / (before + size);
    const end = Math.min(before + size, k);
    if (end <= before) continue;
    hitsAtK += (hits * (end - before)) / size;
    gain += (hits * discounts(before, end)) / size;
  }
  const relevant = found;
  return {
    lrap: precisions / relevant,
    precisionAtK: hitsAtK / k,
    recallAtK: hitsAtK / relevant,
    ndcgAtK: gain / discounts(0, Math.min(k, relevant)),
  };
}

/** Puts a document's known cells into the row; whether one is a yes. */
function fillRow(row: Row, { subjects, cells }: LabelMatrix, scores: Float64Array, document: number): boolean {
  const start = document * subjects;
  let hasYes = false;
  row.size = 0;
  for (let cell = start; cell < start + subjects; cell++) {
    const label = cells[cell];
    if (label === unknownLabel) continue;
    const score = scores[cell];
    row.labels[row.size] = label;
    row.scores[row.size] = Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
    row.size += 1;
    hasYes ||= label === yesLabel;
  }
  return hasYes;
}

/**
 * Ranking metrics as scikit-learn's `label_ranking_average_precision_score` and `ndcg_score`, over the documents with
 * a known yes; unknown cells are left out of the ranking, and a subject without a score (NaN) comes last.
 * @param scores `[documents, subjects]`
 * @returns null where no document has a yes
 */
export function rankingMetrics(truth: LabelMatrix, scores: Float64Array, k = 5): RankingMetrics | null {
  const total = { lrap: 0, precisionAtK: 0, recallAtK: 0, ndcgAtK: 0 };
  const row = { size: 0, labels: new Uint8Array(truth.subjects), scores: new Float64Array(truth.subjects) };
  let counted = 0;
  for (let document = 0; document < truth.documents; document++) {
    if (!fillRow(row, truth, scores, document)) continue;
    counted += 1;
    const metrics = rankDocument(row, k);
    total.lrap += metrics.lrap;
    total.precisionAtK += metrics.precisionAtK;
    total.recallAtK += metrics.recallAtK;
    total.ndcgAtK += metrics.ndcgAtK;
  }
  if (counted === 0) return null;
  return {
    lrap: total.lrap / counted,
    precisionAtK: total.precisionAtK / counted,
    recallAtK: total.recallAtK / counted,
    ndcgAtK: total.ndcgAtK / counted,
  };
}
