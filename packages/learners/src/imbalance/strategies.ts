/** What makes positives of a rare subject from those that it has. */
export const enlargements = ['smote', 'noise', 'gan'] as const;
export type Enlargement = (typeof enlargements)[number];

/**
 * What is done about subjects that few documents have. All strategies but `none` also move thresholds: the F1 threshold
 * follows the subject's probabilities, in place of a raw score of 0.
 */
export const imbalanceStrategies = [
  'none',
  'threshold-moving',
  'class-weights',
  'undersampling',
  ...enlargements,
] as const;
export type ImbalanceStrategy = (typeof imbalanceStrategies)[number];

export function isEnlargement(strategy: ImbalanceStrategy): strategy is Enlargement {
  return enlargements.some((known) => known === strategy);
}
