import { findApiKeys, findUsers } from '@classmark/database';
import { canSeeUser } from '@classmark/domain';
import { loadOne } from '../graphql/row-loaders.js';

export const peopleLoaders = {
  apiKeys: loadOne({ read: findApiKeys, keyOf: ({ id }) => id }),
  /** Null also where the actor may not see them. */
  users: loadOne({
    read: async (database, ids: readonly number[], actor) =>
      (await findUsers(database, ids)).filter((user) => canSeeUser(actor, user)),
    keyOf: ({ id }) => id,
  }),
};
