import type { SparseRows } from '@classmark/math';
import { createTermRows, type TermRowsOptions, type TermRowsRoom } from '@classmark/text';
import type { BlockContents } from '../fitting/row-pool.js';
import { addDocument } from './parts.js';

/** Rows of documents' terms. */
export function createDocumentRows(options: TermRowsOptions, room?: TermRowsRoom): BlockContents<SparseRows> {
  const rows = createTermRows(options, room);
  return {
    clear: () => rows.clear(),
    add: (document) => addDocument(rows, document),
    view: () => rows.view(),
  };
}
