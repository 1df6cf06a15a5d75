import {
  type Database,
  findExperiments,
  listExperimentFrames,
  listExperimentReviews,
  listExperimentTrainings,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly number[];

export function createExperimentLoaders(database: Database) {
  return {
    experiments: loadOne({ read: (ids: Keys) => findExperiments(database, ids), keyOf: ({ id }) => id }),
    /** The trainings that are done. */
    trainingsOfExperiments: loadMany({
      read: (ids: Keys) => listExperimentTrainings(database, ids),
      keyOf: ({ experimentId }) => experimentId,
    }),
    framesOfExperiments: loadMany({
      read: (ids: Keys) => listExperimentFrames(database, ids),
      keyOf: ({ experimentId }) => experimentId,
    }),
    /** The reviews that hold. */
    reviewsOfExperiments: loadMany({
      read: (ids: Keys) => listExperimentReviews(database, ids),
      keyOf: ({ experimentId }) => experimentId,
    }),
  };
}
