import { findEncoders, listModelsWithEncoder } from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

export const encoderLoaders = {
  encoders: loadOne({ read: findEncoders, keyOf: ({ id }) => id }),
  modelsWithEncoder: loadMany({
    read: listModelsWithEncoder,
    keyOf: ({ encoderId }) => encoderId,
  }),
};
