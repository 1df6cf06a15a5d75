import { chooseAcceptance, describeReviewOnly, type PromiseScope, type ThresholdBasis } from '@classmark/evaluation';
import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Thresholds } from '../review/prediction-state.js';
import type { Actor } from '../role.js';

const probability = z.number().gt(0).max(1);
/** Texts whose words are hardly known get less than this, so that they are never published. */
const publishable = z.number().min(0.5).max(1);
/** Exactly one way to set thresholds. */
const setting = z
  .strictObject({
    versionId: z.int(),
    subjectId: z.int(),
    targetPrecision: z.number().min(0.5).max(0.999).nullish(),
    acceptThreshold: publishable.nullish(),
    reviewThreshold: probability.nullish(),
    reviewOnly: z.boolean().nullish(),
    asTrained: z.boolean().nullish(),
    withAllStopped: z.boolean().nullish(),
  })
  .transform(({ versionId, subjectId, ...given }, context) => {
    const change = changeOf(given);
    if (typeof change !== 'string') return { versionId, subjectId, change };
    context.addIssue({ code: 'custom', message: change });
    return z.NEVER;
  });

/** One way to set thresholds. What is left out of `outright` stays as it is. */
export type ThresholdChange =
  | { readonly kind: 'target'; readonly precision: number }
  | { readonly kind: 'review-only'; readonly review: number | null }
  | { readonly kind: 'as-trained'; readonly withAllStopped: boolean }
  | { readonly kind: 'outright'; readonly accept: number | null; readonly review: number | null };

interface GivenThresholds {
  readonly targetPrecision?: number | null | undefined;
  readonly acceptThreshold?: number | null | undefined;
  readonly reviewThreshold?: number | null | undefined;
  readonly reviewOnly?: boolean | null | undefined;
  readonly asTrained?: boolean | null | undefined;
  readonly withAllStopped?: boolean | null | undefined;
}

function changeOf(given: GivenThresholds): ThresholdChange | string {
  const precision = given.targetPrecision ?? null;
  const accept = given.acceptThreshold ?? null;
  const review = given.reviewThreshold ?? null;
  const reviewOnly = given.reviewOnly ?? false;
  if (given.asTrained) {
    const isAlone = precision === null && accept === null && review === null && !reviewOnly;
    if (!isAlone) return 'What training chose is set whole: give nothing else with it.';
    return { kind: 'as-trained', withAllStopped: given.withAllStopped ?? false };
  }
  if (given.withAllStopped) return 'What was stopped together publishes again as trained only.';
  if (precision !== null) {
    const isAlone = accept === null && review === null && !reviewOnly;
    return isAlone ? { kind: 'target', precision } : 'Give a target precision, or thresholds outright, not both.';
  }
  if (reviewOnly) {
    return accept === null ? { kind: 'review-only', review } : 'Review only means that there is no accept threshold.';
  }
  if (accept === null && review === null) {
    return 'Give a target precision, thresholds, review only, or what training chose.';
  }
  if (accept !== null && review !== null && review > accept)
    return 'The review threshold must not be above the accept threshold.';
  return { kind: 'outright', accept, review };
}

export interface ThresholdsInForce {
  readonly thresholds: Thresholds;
  readonly targetPrecision: number | null;
  /** What that is promised for: one that is set for a subject is its own. */
  readonly promise: PromiseScope;
  /** Why it is review only; null where it is not. */
  readonly reason: string | null;
}

/** A trained classifier as thresholds see it. */
export interface StoredThresholds {
  readonly inForce: ThresholdsInForce;
  /** What training chose, whatever was set since. */
  readonly asTrained: ThresholdsInForce;
  readonly basis: ThresholdBasis;
  /** Predictions of all documents are stored down to here. */
  readonly storedFloor: number;
}

/**
 * The thresholds that a change puts in force. A target precision that cannot be promised makes the subject
 * review only. Throws AppError INVALID_INPUT where review would exceed accept.
 */
export function resolveThresholds(
  change: ThresholdChange,
  { inForce: current, asTrained, basis }: Omit<StoredThresholds, 'storedFloor'>,
): ThresholdsInForce {
  switch (change.kind) {
    case 'target':
      return resolveTarget(change.precision, basis);
    case 'review-only':
      return {
        thresholds: { accept: null, review: change.review ?? current.thresholds.review },
        targetPrecision: null,
        promise: 'each',
        reason: 'Set to review only by an operator.',
      };
    case 'as-trained':
      return asTrained;
    case 'outright':
      return resolveOutright(change, current);
  }
}

function resolveTarget(precision: number, basis: ThresholdBasis): ThresholdsInForce {
  const { f1Threshold } = basis;
  const acceptance = chooseAcceptance(basis, precision);
  if (acceptance.kind === 'review-only') {
    const reason = describeReviewOnly(acceptance.reason);
    return { thresholds: { accept: null, review: f1Threshold }, targetPrecision: precision, promise: 'each', reason };
  }
  const { threshold } = acceptance;
  const thresholds = { accept: threshold, review: Math.min(f1Threshold, threshold) };
  return { thresholds, targetPrecision: precision, promise: 'each', reason: null };
}

function resolveOutright(
  change: Extract<ThresholdChange, { kind: 'outright' }>,
  { thresholds: current, ...promised }: ThresholdsInForce,
): ThresholdsInForce {
  if (change.accept !== null) {
    const review = change.review ?? Math.min(current.review, change.accept);
    return { thresholds: { accept: change.accept, review }, targetPrecision: null, promise: 'each', reason: null };
  }
  const review = change.review ?? current.review;
  if (current.accept !== null && review > current.accept) {
    const message = `must not exceed the accept threshold, which is ${current.accept}`;
    throw new AppError('INVALID_INPUT', `The review threshold ${message}.`, [{ path: 'reviewThreshold', message }]);
  }
  return { thresholds: { accept: current.accept, review }, ...promised };
}

export interface ThresholdStore {
  /**
   * Writes what `decide` makes of the classifier's thresholds, with its audit event. Predictions of a classifier that
   * serves, but for decided ones, move with them: at once up to `mostMovedAtOnce`, else by a run. Throws AppError
   * NOT_FOUND, or CONFLICT for a classifier that was skipped.
   */
  changeThresholds(change: ChangeThresholds): Promise<ThresholdsChanged>;
  /**
   * Undoes what stopped this subject and others of its version together: what training chose is in force again for all,
   * with one audit event; a run moves their predictions, or scores anew where documents below the stored floor count now.
   * Throws AppError CONFLICT where nothing was stopped so.
   */
  publishAgain(stopped: Omit<ChangeThresholds, 'decide'>): Promise<ThresholdsChanged>;
}

export interface ChangeThresholds {
  readonly actor: Actor;
  readonly versionId: number;
  readonly subjectId: number;
  decide(stored: StoredThresholds): ThresholdsInForce;
}

export interface ThresholdsChanged {
  /** Predictions that have changed their state by now. */
  readonly moved: number;
  /** The run that moves or scores what could not be moved at once. */
  readonly runId: bigint | null;
  /** Documents below the floor of what is stored belong into the queue now, so the run scores anew. */
  readonly rescoreNeeded: boolean;
}

/** Sets a classifier's thresholds and moves its predictions. */
export const setThreshold = defineCommand({
  name: 'setThreshold',
  leastRole: 'operator',
  input: setting,
  run: (store: ThresholdStore, actor, { versionId, subjectId, change }) => {
    const key = { actor, versionId, subjectId };
    if (change.kind === 'as-trained' && change.withAllStopped) return store.publishAgain(key);
    return store.changeThresholds({ ...key, decide: (stored) => resolveThresholds(change, stored) });
  },
});
