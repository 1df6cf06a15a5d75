import { findImportedModels } from '@classmark/database';
import { loadOne } from '../graphql/row-loaders.js';

export const importedModelLoaders = {
  importedModels: loadOne({
    read: findImportedModels,
    keyOf: ({ id }) => id,
  }),
};
