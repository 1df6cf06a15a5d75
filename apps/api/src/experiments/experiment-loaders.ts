import {
  findExperiments,
  listExperimentFrames,
  listExperimentReviews,
  listExperimentTrainings,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

export const experimentLoaders = {
  experiments: loadOne({ read: findExperiments, keyOf: ({ id }) => id }),
  /** The trainings that are done. */
  trainingsOfExperiments: loadMany({
    read: listExperimentTrainings,
    keyOf: ({ experimentId }) => experimentId,
  }),
  framesOfExperiments: loadMany({
    read: listExperimentFrames,
    keyOf: ({ experimentId }) => experimentId,
  }),
  /** The reviews that hold. */
  reviewsOfExperiments: loadMany({
    read: listExperimentReviews,
    keyOf: ({ experimentId }) => experimentId,
  }),
};
