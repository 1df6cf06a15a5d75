import type { StoredMetrics } from './stored-classifier.js';

/** Metrics as they are read today, whatever threshold training chose. */
export interface MetricsInForce extends Omit<StoredMetrics, 'f1'> {
  /** Null where no test document has the subject: then there is no recall. */
  readonly f1: number | null;
  /** The curve's point at the accept threshold in force; null for review only, and where nothing reaches it. */
  readonly atAccept: StoredMetrics['precisionRecallCurve'][number] | null;
}

/**
 * A stored curve goes down from the highest threshold. What is published from a threshold up is what reaches the lowest
 * of the curve's thresholds that are not below it.
 */
export function metricsInForce(metrics: StoredMetrics, acceptThreshold: number | null): MetricsInForce {
  const reached = metrics.precisionRecallCurve.filter(
    ({ threshold }) => acceptThreshold !== null && threshold >= acceptThreshold,
  );
  return { ...metrics, f1: metrics.support === 0 ? null : metrics.f1, atAccept: reached.at(-1) ?? null };
}
