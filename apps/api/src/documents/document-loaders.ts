import { type Database, findDocuments } from '@classmark/database';
import { type Actor, canSeeDocument } from '@classmark/domain';
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
  };
}
