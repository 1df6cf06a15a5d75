import { findWordVectors, listModelsWithVectors } from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

export const wordVectorsLoaders = {
  wordVectors: loadOne({ read: findWordVectors, keyOf: ({ id }) => id }),
  modelsWithVectors: loadMany({
    read: listModelsWithVectors,
    keyOf: ({ wordVectorsId }) => wordVectorsId,
  }),
};
