import { descendingOrder, type ScoredLabels } from '../labels/label-matrix.js';

/** Precision and recall if everything scored at or above `threshold` is given. */
export interface CurvePoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** One point for each distinct score, from the highest down to full recall; empty without a positive. */
function fullCurve({ labels, scores }: ScoredLabels): CurvePoint[] {
  let positives = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 1) continue;
    positives += 1;
    lowest = Math.min(lowest, scores[i]);
  }
  const order = descendingOrder(scores, lowest);
  const points: CurvePoint[] = [];
  let hits = 0;
  for (let i = 0; i < order.length; i++) {
    const index = order[i];
    hits += labels[index];
    const threshold = scores[index];
    const next = order[i + 1];
    if (next !== undefined && scores[next] === threshold) continue;
    points.push({ threshold, precision: hits / (i + 1), recall: hits / positives });
  }
  return points;
}

/**
 * Area under the precision-recall curve by steps, as scikit-learn's `average_precision_score`.
 * @returns null without a positive
 */
export function averagePrecision(scored: ScoredLabels): number | null {
  const curve = fullCurve(scored);
  if (curve.length === 0) return null;
  let area = 0;
  let reached = 0;
  for (const { precision, recall } of curve) {
    area += (recall - reached) * precision;
    reached = recall;
  }
  return area;
}

/**
 * The curve from the highest threshold down to full recall, thinned evenly to at most `maxPoints` points (at least 2);
 * the first and the last stay.
 */
export function precisionRecallCurve(scored: ScoredLabels, maxPoints = 200): CurvePoint[] {
  const points = fullCurve(scored);
  if (points.length <= maxPoints) return points;
  const step = (points.length - 1) / (maxPoints - 1);
  return Array.from({ length: maxPoints }, (_, i) => points[Math.round(i * step)]).filter(
    (point) => point !== undefined,
  );
}
