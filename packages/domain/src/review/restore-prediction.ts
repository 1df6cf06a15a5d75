import type { Verdict } from './act.js';
import { marginOf, type PredictionState, stateFor, type Thresholds } from './prediction-state.js';

/** A stored prediction from which an act has been taken back. */
export interface FreedPrediction {
  readonly probability: number;
  readonly margin: number;
  /** What was said before the act and holds again; null where nothing was. */
  readonly verdict: Verdict | null;
  /** Whether the classifier that made it is deployed. */
  readonly isDeployed: boolean;
  /** Of that classifier; null where it has none. */
  readonly thresholds: Thresholds | null;
}

/** Where the prediction stands now: decided as before the act, else where the thresholds in force put it. */
export function restorePrediction({ probability, margin, verdict, isDeployed, thresholds }: FreedPrediction): {
  readonly state: PredictionState;
  readonly margin: number;
} {
  const distance = thresholds === null ? margin : marginOf(probability, thresholds);
  if (verdict !== null) return { state: verdict === 'accept' ? 'accepted' : 'rejected', margin: distance };
  const state = isDeployed && thresholds !== null ? stateFor(probability, thresholds) : null;
  return { state: state ?? 'withdrawn', margin: distance };
}
