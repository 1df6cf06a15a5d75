import { type Database, findImportedModels } from '@classmark/database';
import { loadOne } from '../graphql/row-loaders.js';

export function createImportedModelLoaders(database: Database) {
  return {
    importedModels: loadOne({
      read: (ids: readonly number[]) => findImportedModels(database, ids),
      keyOf: ({ id }) => id,
    }),
  };
}
