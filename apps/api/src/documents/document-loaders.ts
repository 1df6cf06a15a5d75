import {
  countSources,
  type Database,
  findDocuments,
  listBlindDocuments,
  listDocumentSubjects,
  listLabels,
} from '@classmark/database';
import { type Actor, actorName, canSeeDocument, hideSubjects } from '@classmark/domain';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly bigint[];

export function createDocumentLoaders(database: Database, actor: Actor) {
  return {
    /** Null also where the actor may not see it. */
    documents: loadOne({
      read: async (ids: Keys) =>
        (await findDocuments(database, ids)).filter((document) => canSeeDocument(actor, document)),
      keyOf: ({ id }) => id,
    }),
    /** All of them, also those that readers may not see. */
    labelsOfDocuments: loadMany({
      read: (ids: Keys) => listLabels(database, ids),
      keyOf: ({ documentId }) => documentId,
    }),
    sourceCounts: loadOne({
      read: (ids: readonly number[]) => countSources(database, ids),
      keyOf: ({ sourceId }) => sourceId,
    }),
    subjectsOfDocuments: loadMany({
      read: async (ids: Keys) =>
        hideSubjects(
          await listDocumentSubjects(database, ids),
          await listBlindDocuments(database.prisma, ids, actorName(actor)),
        ),
      keyOf: ({ documentId }) => documentId,
    }),
  };
}
