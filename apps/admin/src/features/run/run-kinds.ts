import type { RunKind } from '@/gql/graphql';

/** What a finished run of each kind has counted; the steps of a training mean nothing by then. */
export const countedBy: Readonly<Record<RunKind, string | null>> = {
  IMPORT: 'Rows',
  HARVEST: 'Records',
  TRAINING: null,
  SCORING: 'Documents',
  EXPERIMENT: 'Trainings',
  TABLE_SCORING: 'Rows',
  WORD_VECTORS: null,
  ENCODER: null,
  RECIPE_COMPARISON: null,
  SPARK_SCORING: null,
};

const isKind = (name: string): name is RunKind => name in countedBy;

export const runKinds: readonly RunKind[] = Object.keys(countedBy).filter(isKind);
