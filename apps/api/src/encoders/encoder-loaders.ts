import { type Database, findEncoders, listModelsWithEncoder } from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly number[];

export function createEncoderLoaders(database: Database) {
  return {
    encoders: loadOne({ read: (ids: Keys) => findEncoders(database, ids), keyOf: ({ id }) => id }),
    modelsWithEncoder: loadMany({
      read: (ids: Keys) => listModelsWithEncoder(database, ids),
      keyOf: ({ encoderId }) => encoderId,
    }),
  };
}
