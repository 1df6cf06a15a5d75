import type { PairedDifference } from '@classmark/evaluation';

/** Differences with a p-value of at least this are not significant. */
export const level = 0.05;

export type ComparisonOutcome = 'better' | 'worse' | 'not significant';

export function comparisonOutcome({ difference, pValue }: PairedDifference): ComparisonOutcome {
  if (pValue >= level) return 'not significant';
  return difference > 0 ? 'better' : 'worse';
}
