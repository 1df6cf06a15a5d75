import { descendingOrder, type LabelMatrix, UNKNOWN, YES } from './label-matrix.js';

/** How well a document's known subjects are ordered by score; means over the documents that have a yes. */
export interface RankingMetrics {
  /** Label ranking average precision (Tsoumakas et al. 2010). */
  readonly lrap: number;
  readonly precisionAtK: number;
  readonly recallAtK: number;
  /** Gain 1 for a yes, discount 1 / log2(rank + 1). */
  readonly ndcgAtK: number;
}

/** Subjects of equal score: they hold the ranks `before + 1` to `before + size`. */
interface Tie {
  readonly before: number;
  readonly size: number;
  readonly hits: number;
}

function ties(labels: Uint8Array, scores: Float64Array): Tie[] {
  const groups: Tie[] = [];
  const order = descendingOrder(scores);
  let before = 0;
  let hits = 0;
  for (const [i, index] of order.entries()) {
    hits += labels[index] ?? 0;
    const next = order[i + 1];
    if (next !== undefined && scores[next] === scores[index]) continue;
    groups.push({ before, size: i + 1 - before, hits });
    before = i + 1;
    hits = 0;
  }
  return groups;
}

/** Sum of discounts of the ranks after `from` up to `to`. */
function discounts(from: number, to: number): number {
  let sum = 0;
  for (let rank = from + 1; rank <= to; rank++) sum += 1 / Math.log2(rank + 1);
  return sum;
}

/** Ties count by their expectation over all their orders (in LRAP by their last rank), as in scikit-learn. */
function rankDocument(labels: Uint8Array, scores: Float64Array, k: number): RankingMetrics {
  const relevant = labels.reduce((sum, label) => sum + label, 0);
  let found = 0;
  let precisions = 0;
  let hitsAtK = 0;
  let gain = 0;
  for (const { before, size, hits } of ties(labels, scores)) {
    found += hits;
    precisions += (hits * found) / (before + size);
    const end = Math.min(before + size, k);
    if (end <= before) continue;
    hitsAtK += (hits * (end - before)) / size;
    gain += (hits * discounts(before, end)) / size;
  }
  return {
    lrap: precisions / relevant,
    precisionAtK: hitsAtK / k,
    recallAtK: hitsAtK / relevant,
    ndcgAtK: gain / discounts(0, Math.min(k, relevant)),
  };
}

/**
 * Ranking metrics as scikit-learn's `label_ranking_average_precision_score` and `ndcg_score`, over the documents with
 * a known yes; unknown cells are left out of the ranking, and a subject without a score (NaN) comes last.
 * @param scores `[documents, subjects]`
 * @returns null where no document has a yes
 */
export function rankingMetrics(truth: LabelMatrix, scores: Float64Array, k = 5): RankingMetrics | null {
  const total = { lrap: 0, precisionAtK: 0, recallAtK: 0, ndcgAtK: 0 };
  let counted = 0;
  for (let document = 0; document < truth.documents; document++) {
    const start = document * truth.subjects;
    const cells = truth.cells.subarray(start, start + truth.subjects);
    if (!cells.includes(YES)) continue;
    counted += 1;
    const known = Array.from(cells.keys()).filter((j) => cells[j] !== UNKNOWN);
    const labels = Uint8Array.from(known, (j) => cells[j] ?? 0);
    const ranked = Float64Array.from(known, (j) => {
      const score = scores[start + j] ?? Number.NaN;
      return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
    });
    const metrics = rankDocument(labels, ranked, k);
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
