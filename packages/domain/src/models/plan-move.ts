/** Predictions beside the new thresholds of their classifier. */
export interface DuePredictions {
  readonly isDeployed: boolean;
  /** How many stand elsewhere than the thresholds put them; counted a little beyond `mostMovedAtOnce`. */
  readonly due: number;
  /** Where all documents' predictions end. */
  readonly storedFloor: number;
  readonly reviewThreshold: number;
}

/** More predictions than this move in a run of their own. */
export const mostMovedAtOnce = 10_000;

/** How predictions come to where new thresholds put them: now, by a run that moves them, or by one that scores anew. */
export function planMove({ isDeployed, due, storedFloor, reviewThreshold }: DuePredictions): {
  readonly movesNow: boolean;
  readonly run: 'move' | 'score' | null;
} {
  if (!isDeployed) return { movesNow: false, run: null };
  const isMany = due > mostMovedAtOnce;
  if (reviewThreshold < storedFloor) return { movesNow: !isMany, run: 'score' };
  return { movesNow: !isMany, run: isMany ? 'move' : null };
}

/** The same for several classifiers whose predictions one run brings there: it scores all where one needs it. */
export function planMoves(classifiers: readonly DuePredictions[]): 'move' | 'score' | null {
  const runs = classifiers.map((one) => planMove(one).run);
  return (['score', 'move'] as const).find((run) => runs.includes(run)) ?? null;
}
