import { listHarvestSchedules } from '@classmark/database';
import { loadOne } from '../graphql/row-loaders.js';

export const harvestLoaders = {
  /** There are few of them. */
  harvestSchedules: loadOne({
    read: (database, _ids: readonly number[]) => listHarvestSchedules(database),
    keyOf: ({ id }) => id,
  }),
};
