import { AppError } from '../app-error.js';
import type { DocumentState } from '../documents/document.js';

/** Throws AppError CONFLICT for a document to merge into that takes no part itself. */
export function requireMergeTarget({ state, title }: { readonly state: DocumentState; readonly title: string }): void {
  if (state === 'active') return;
  const message = `"${title}" is set aside; restore it first, or merge it into the other one.`;
  throw new AppError('CONFLICT', message, [{ path: 'intoId', message }]);
}
