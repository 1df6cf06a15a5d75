import { type Database, findDocuments, listDocumentSubjects, listLabels } from '@classmark/database';
import { type Actor, canSeeDocument, type DocumentLabel, type DocumentSubject, visibleLabels } from '@classmark/domain';
import DataLoader from 'dataloader';
import { DocumentObject } from './document.object.js';

export function createDocumentLoaders(database: Database, actor: Actor) {
  return {
    /** Null also where the actor may not see it. */
    documents: new DataLoader<bigint, DocumentObject | null>(async (ids) => {
      const visible = (await findDocuments(database, ids)).filter((document) => canSeeDocument(actor, document));
      const documents = new Map(visible.map((document) => [document.id, new DocumentObject(document)]));
      return ids.map((id) => documents.get(id) ?? null);
    }),
    labelsOfDocuments: new DataLoader<bigint, readonly DocumentLabel[]>(async (ids) => {
      const labels = Map.groupBy(await listLabels(database, ids), ({ documentId }) => documentId);
      return ids.map((id) => visibleLabels(actor, labels.get(id) ?? []));
    }),
    subjectsOfDocuments: new DataLoader<bigint, readonly DocumentSubject[]>(async (ids) => {
      const subjects = Map.groupBy(await listDocumentSubjects(database, ids), ({ documentId }) => documentId);
      return ids.map((id) => subjects.get(id) ?? []);
    }),
  };
}
