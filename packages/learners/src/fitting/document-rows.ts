import type { SparseRows } from '@classmark/math';
import { createTermRows, type TermRowsOptions, type TermRowsRoom } from '@classmark/text';
import { addDocument } from '../features/parts.js';
import type { BlockContents } from './row-pool.js';

/** Rows of documents' terms. */
export function createDocumentRows(options: TermRowsOptions, room?: TermRowsRoom): BlockContents<SparseRows> {
  const rows = createTermRows(options, room);
  return {
    clear: () => rows.clear(),
    add: (document) => addDocument(rows, document),
    view: () => rows.view(),
  };
}
