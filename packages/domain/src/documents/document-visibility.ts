import { type Actor, hasRole } from '../role.js';
import type { Document, DocumentState } from './document.js';

/** Whether somebody may see documents in a state: readers see only those that take part. */
export function canSeeDocuments(actor: Actor, state: DocumentState): boolean {
  return hasRole(actor, state === 'active' ? 'reader' : 'curator');
}

export function canSeeDocument(actor: Actor, document: Pick<Document, 'state'>): boolean {
  return canSeeDocuments(actor, document.state);
}
