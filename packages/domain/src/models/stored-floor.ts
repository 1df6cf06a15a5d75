import { floorOf, type Thresholds } from '../review/prediction-state.js';

/** What a scoring run over all documents found stored, and has stored since. */
export interface ScoredFloor {
  /** When the run planned; null before anything was scored. */
  readonly planned: number | null;
  /** By now: thresholds may have moved meanwhile. */
  readonly current: number | null;
  /** Down to which the run stored. */
  readonly scored: number;
}

/** Down to where predictions of all documents are stored after such a run. */
export function settleFloor({ planned, current, scored }: ScoredFloor): number {
  return current === null || current === planned ? scored : Math.max(current, scored);
}

/** The same after a change of thresholds: what a higher review threshold withdraws is no longer kept up. */
export function raiseFloor(stored: number, thresholds: Thresholds): number {
  return Math.max(stored, floorOf(thresholds));
}
