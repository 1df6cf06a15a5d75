import type { PromiseScope } from '@classmark/evaluation';
import { AppError } from '../app-error.js';
import type { Thresholds } from '../review/prediction-state.js';
import { mostMovedAtOnce, planMoves } from './plan-move.js';
import { raiseFloor } from './stored-floor.js';

/** A classifier, and why subjects of its version were stopped together, each time. */
export interface StopSituation {
  readonly promise: PromiseScope;
  readonly acceptThreshold: number | null;
  /** Why it is review only. */
  readonly reason: string | null;
  readonly stops: readonly string[];
}

/**
 * Why spot checks stopped a classifier with all that its version published together; null where they did not, or a target
 * or accept threshold was set since. One that they stopped by itself keeps its promise too, but has a reason of its own.
 */
export function findStopReason({ promise, acceptThreshold, reason, stops }: StopSituation): string | null {
  return promise === 'together' && acceptThreshold === null && reason !== null && stops.includes(reason)
    ? reason
    : null;
}

/** A classifier that was stopped together with others. */
export interface StoppedClassifier {
  readonly subjectId: number;
  readonly isDeployed: boolean;
  readonly from: Thresholds;
  /** What training chose. */
  readonly to: Thresholds;
  readonly storedFloor: number;
}

export interface PublishingPlan {
  /** Down to where predictions are stored from now on, in the order of the classifiers. */
  readonly storedFloors: readonly number[];
  /** The run that brings predictions after. They may be many, with many predictions: none move before. */
  readonly run: 'move' | 'score' | null;
}

/** How what was stopped together publishes again, as trained. Throws AppError CONFLICT where nothing was stopped so. */
export function planPublishingAgain(stopped: readonly StoppedClassifier[]): PublishingPlan {
  if (stopped.length === 0) {
    throw new AppError('CONFLICT', 'Spot checks did not stop this subject together with others.');
  }
  return {
    storedFloors: stopped.map(({ storedFloor, to }) => raiseFloor(storedFloor, to)),
    run: planMoves(
      stopped.map(({ isDeployed, storedFloor, to }) => {
        return { isDeployed, storedFloor, due: mostMovedAtOnce + 1, reviewThreshold: to.review };
      }),
    ),
  };
}
