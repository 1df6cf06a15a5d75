import { z } from 'zod';
import { AppError } from '../app-error.js';
import type { Thresholds } from '../review/prediction-state.js';
import { type Actor, requireRole } from '../role.js';
import { resolveThresholds, type StoredThresholds, type ThresholdsInForce } from './set-threshold.js';

/** A target precision to try on a classifier; without one, what training chose. */
export const thresholdQuestion = z.strictObject({
  versionId: z.int(),
  subjectId: z.int(),
  targetPrecision: z.number().min(0.5).max(0.999).nullish(),
});
export type ThresholdQuestion = z.output<typeof thresholdQuestion>;

export interface MovedCounts {
  readonly published: number;
  readonly queued: number;
  readonly withdrawn: number;
}

export interface ThresholdReader {
  /** Null where the version has no trained classifier for the subject. */
  findStoredThresholds(versionId: number, subjectId: number): Promise<StoredThresholds | null>;
  /** Whether spot checks stopped the subject with all that its version published together, and it was left so. */
  wasStoppedTogether(versionId: number, subjectId: number): Promise<boolean>;
  /** Where the classifier's stored predictions would go, but for decided ones. */
  countMoved(versionId: number, subjectId: number, thresholds: Thresholds): Promise<MovedCounts>;
}

export interface ThresholdPreview extends ThresholdsInForce {
  readonly counts: MovedCounts;
  /** Documents below the floor of what is stored would queue, and are not counted. */
  readonly rescoreNeeded: boolean;
  /** Whether it is so already, target and promise included. */
  readonly isInForce: boolean;
  /** Whether spot checks stopped it with all that its version published together, and it was left so. */
  readonly wasStoppedTogether: boolean;
}

/** What a target precision, or going back to what training chose, would do to a classifier's thresholds and predictions. */
export async function previewThreshold(
  reader: ThresholdReader,
  actor: Actor,
  { versionId, subjectId, targetPrecision }: ThresholdQuestion,
): Promise<ThresholdPreview> {
  requireRole(actor, 'curator');
  const stored = await reader.findStoredThresholds(versionId, subjectId);
  if (stored === null) throw new AppError('NOT_FOUND', 'This version has no trained classifier for this subject.');
  const next =
    targetPrecision == null
      ? stored.asTrained
      : resolveThresholds({ kind: 'target', precision: targetPrecision }, stored);
  const counts = await reader.countMoved(versionId, subjectId, next.thresholds);
  return {
    ...next,
    counts,
    isInForce: isSame(next, stored.inForce),
    wasStoppedTogether: await reader.wasStoppedTogether(versionId, subjectId),
    rescoreNeeded: next.thresholds.review < stored.storedFloor,
  };
}

function isSame(one: ThresholdsInForce, other: ThresholdsInForce): boolean {
  const { accept, review } = other.thresholds;
  const isCut = one.thresholds.accept === accept && one.thresholds.review === review;
  return isCut && one.targetPrecision === other.targetPrecision && one.promise === other.promise;
}
