import {
  countSources,
  findDocuments,
  findSources,
  listBlindDocuments,
  listDocumentSubjects,
  listLabels,
} from '@classmark/database';
import { actorName, canSeeDocument, hideSubjects } from '@classmark/domain';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly bigint[];

export const documentLoaders = {
  /** Null also where the actor may not see it. */
  documents: loadOne({
    read: async (database, ids: Keys, actor) =>
      (await findDocuments(database, ids)).filter((document) => canSeeDocument(actor, document)),
    keyOf: ({ id }) => id,
  }),
  /** All of them, also those that readers may not see. */
  labelsOfDocuments: loadMany({
    read: listLabels,
    keyOf: ({ documentId }) => documentId,
  }),
  sources: loadOne({ read: findSources, keyOf: ({ id }) => id }),
  sourceCounts: loadOne({
    read: countSources,
    keyOf: ({ sourceId }) => sourceId,
  }),
  subjectsOfDocuments: loadMany({
    read: async (database, ids: Keys, actor) =>
      hideSubjects(
        await listDocumentSubjects(database, ids),
        await listBlindDocuments(database.prisma, ids, actorName(actor)),
      ),
    keyOf: ({ documentId }) => documentId,
  }),
};
