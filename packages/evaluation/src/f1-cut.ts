/** Bounds of the cut: below, a subject whose scores say little would flood the output; above, nothing is gained. */
const LOWEST = 0.3;
const HIGHEST = 0.5;

/**
 * The cut for a subject's F1: half of the highest expected F1, clipped to [0.3, 0.5]. Needs calibrated probabilities
 * and no labels, so it jumps less than the best cut on labels (Lipton, Elkan & Narayanaswamy 2014).
 * @param probabilities out-of-fold, in any order
 */
export function f1Cut(probabilities: Float64Array): number {
  const ascending = Float64Array.from(probabilities).sort();
  let expected = 0;
  for (let i = 0; i < ascending.length; i++) expected += ascending[i] ?? 0;
  let hits = 0;
  let best = 0;
  for (let given = 1; given <= ascending.length; given++) {
    hits += ascending[ascending.length - given] ?? 0;
    best = Math.max(best, (2 * hits) / (given + expected));
  }
  return Math.min(HIGHEST, Math.max(LOWEST, best / 2));
}
