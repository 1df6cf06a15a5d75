import { type Database, findWordVectors, listModelsWithVectors } from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly number[];

export function createWordVectorsLoaders(database: Database) {
  return {
    wordVectors: loadOne({ read: (ids: Keys) => findWordVectors(database, ids), keyOf: ({ id }) => id }),
    modelsWithVectors: loadMany({
      read: (ids: Keys) => listModelsWithVectors(database, ids),
      keyOf: ({ wordVectorsId }) => wordVectorsId,
    }),
  };
}
