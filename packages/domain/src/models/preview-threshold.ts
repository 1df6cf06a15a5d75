import type { ThresholdBasis } from '@classmark/evaluation';
import { z } from 'zod';
import { AppError } from '../app-error.js';
import type { Thresholds } from '../review/prediction-state.js';
import { type Actor, requireRole } from '../role.js';
import { resolveThresholds, type ThresholdsInForce } from './set-threshold.js';

/** A target precision to try on a classifier. */
export const thresholdQuestion = z.strictObject({
  versionId: z.int(),
  subjectId: z.int(),
  targetPrecision: z.number().min(0.5).max(0.999),
});
export type ThresholdQuestion = z.output<typeof thresholdQuestion>;

/** A trained classifier as thresholds see it. */
export interface StoredThresholds {
  readonly inForce: ThresholdsInForce;
  readonly basis: ThresholdBasis;
  /** Predictions of all documents are stored down to here. */
  readonly storedFloor: number;
}

export interface MovedCounts {
  readonly published: number;
  readonly queued: number;
  readonly withdrawn: number;
}

export interface ThresholdReader {
  /** Null where the version has no trained classifier for the subject. */
  findStoredThresholds(versionId: number, subjectId: number): Promise<StoredThresholds | null>;
  /** Where the classifier's stored predictions would go, but for decided ones. */
  countMoved(versionId: number, subjectId: number, thresholds: Thresholds): Promise<MovedCounts>;
}

export interface ThresholdPreview extends ThresholdsInForce {
  readonly counts: MovedCounts;
  /** Documents below the floor of what is stored would queue, and are not counted. */
  readonly rescoreNeeded: boolean;
}

/** What a target precision would do to a classifier's thresholds and predictions. */
export async function previewThreshold(
  reader: ThresholdReader,
  actor: Actor,
  { versionId, subjectId, targetPrecision }: ThresholdQuestion,
): Promise<ThresholdPreview> {
  requireRole(actor, 'curator');
  const stored = await reader.findStoredThresholds(versionId, subjectId);
  if (stored === null) throw new AppError('NOT_FOUND', 'This version has no trained classifier for this subject.');
  const change = { kind: 'target', precision: targetPrecision } as const;
  const next = resolveThresholds(change, stored.inForce, stored.basis);
  const counts = await reader.countMoved(versionId, subjectId, next.thresholds);
  return { ...next, counts, rescoreNeeded: next.thresholds.review < stored.storedFloor };
}
