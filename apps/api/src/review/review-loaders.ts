import {
  createSuspectLabelReader,
  type Database,
  findActs,
  listBlindDocuments,
  listDecisionsOfActs,
  listDecisionsOfDocuments,
  listLeases,
  listPredictionsOfDocuments,
} from '@classmark/database';
import { type Actor, actorName, hidePredictions, visibleStates } from '@classmark/domain';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly bigint[];

export function createReviewLoaders(database: Database, actor: Actor) {
  const { prisma } = database;
  return {
    acts: loadOne({ read: (ids: Keys) => findActs(prisma, ids), keyOf: ({ id }) => id }),
    decisionsOfActs: loadMany({ read: (ids: Keys) => listDecisionsOfActs(prisma, ids), keyOf: ({ actId }) => actId }),
    /** All that was ever said of a document, newest first. */
    decisionsOfDocuments: loadMany({
      read: (ids: Keys) => listDecisionsOfDocuments(prisma, ids),
      keyOf: ({ documentId }) => documentId,
    }),
    /** Those that the actor may see, closest to a threshold first; what they are to decide blind is hidden. */
    predictionsOfDocuments: loadMany({
      read: async (ids: Keys) =>
        hidePredictions(
          await listPredictionsOfDocuments(prisma, ids, visibleStates(actor)),
          await listBlindDocuments(prisma, ids, actorName(actor)),
        ),
      keyOf: ({ documentId }) => documentId,
    }),
    /** By what is deployed; the most doubtful first. */
    suspectsOfDocuments: loadMany({
      read: (ids: Keys) => createSuspectLabelReader(database).listSuspectsOfDocuments(ids),
      keyOf: ({ documentId }) => documentId,
    }),
    leases: loadOne({ read: (ids: Keys) => listLeases(prisma, ids), keyOf: ({ documentId }) => documentId }),
  };
}
