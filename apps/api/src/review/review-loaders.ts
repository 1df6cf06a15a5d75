import {
  createSuspectLabelReader,
  findActs,
  listBlindDocuments,
  listDecisionsOfActs,
  listDecisionsOfDocuments,
  listLeases,
  listPredictionsOfDocuments,
} from '@classmark/database';
import { actorName, hidePredictions, visibleStates } from '@classmark/domain';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly bigint[];

export const reviewLoaders = {
  acts: loadOne({ read: ({ prisma }, ids: Keys) => findActs(prisma, ids), keyOf: ({ id }) => id }),
  decisionsOfActs: loadMany({
    read: ({ prisma }, ids: Keys) => listDecisionsOfActs(prisma, ids),
    keyOf: ({ actId }) => actId,
  }),
  /** All that was ever said of a document, newest first. */
  decisionsOfDocuments: loadMany({
    read: ({ prisma }, ids: Keys) => listDecisionsOfDocuments(prisma, ids),
    keyOf: ({ documentId }) => documentId,
  }),
  /** Those that the actor may see, closest to a threshold first; what they are to decide blind is hidden. */
  predictionsOfDocuments: loadMany({
    read: async ({ prisma }, ids: Keys, actor) =>
      hidePredictions(
        await listPredictionsOfDocuments(prisma, ids, visibleStates(actor)),
        await listBlindDocuments(prisma, ids, actorName(actor)),
      ),
    keyOf: ({ documentId }) => documentId,
  }),
  /** By what is deployed; the most doubtful first. */
  suspectsOfDocuments: loadMany({
    read: (database, ids: Keys) => createSuspectLabelReader(database).listSuspectsOfDocuments(ids),
    keyOf: ({ documentId }) => documentId,
  }),
  leases: loadOne({ read: ({ prisma }, ids: Keys) => listLeases(prisma, ids), keyOf: ({ documentId }) => documentId }),
};
