import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Effect } from '../upkeep/effect.js';
import type { ChangeRequest } from '../upkeep/upkeep-store.js';

export interface VocabularyUndoSituation {
  readonly isUndone: boolean;
  /** The file of a later import into the scheme that is not undone; null if there is none. */
  readonly laterFile: string | null;
  /** Labels of subjects that the import wrote and that are other now, or gone. */
  readonly changedSince: readonly string[];
  /** Labels of subjects that are to come back and whose place, label or URI another one has now. */
  readonly displaced: readonly string[];
}

/** Throws AppError CONFLICT where undoing would take back what was done since. */
export function requireUndoableVocabulary(situation: VocabularyUndoSituation): void {
  const refusal = refuse(situation);
  if (refusal !== null) throw new AppError('CONFLICT', refusal);
}

function refuse({ isUndone, laterFile, changedSince, displaced }: VocabularyUndoSituation): string | null {
  const some = (labels: readonly string[]): string =>
    labels
      .slice(0, 3)
      .map((label) => `"${label}"`)
      .join(', ') + (labels.length > 3 ? ` and ${labels.length - 3} more` : '');
  if (isUndone) return 'This import has already been undone.';
  if (laterFile !== null) return `"${laterFile}" was imported into the scheme later; undo that import first.`;
  if (changedSince.length > 0) {
    return `${some(changedSince)} changed after this import, so the import cannot be undone.`;
  }
  if (displaced.length === 0) return null;
  return `${some(displaced)} cannot come back, because other subjects have taken its place, label or URI.`;
}

/** Whether documents may be suggested other subjects after an undo: what is known or learnt of subjects came back. */
export function changesSuggestions(effects: readonly Effect[]): boolean {
  return effects.some(({ action, kind }) => action === 'restore' && kind !== 'subjects');
}

export interface VocabularyUndoStore {
  /** In one transaction, with its audit event; a preview is the same, taken back. Throws AppError NOT_FOUND, CONFLICT. */
  undoVocabularyImport(importId: number, request: ChangeRequest): Promise<readonly Effect[]>;
}

/**
 * Makes a scheme what it was before a vocabulary file: subjects with their ids, labels, decisions and classifiers. Subjects
 * that the file added and that are in use since stay.
 */
export const undoVocabularyImport = defineCommand({
  name: 'undoVocabularyImport',
  leastRole: 'operator',
  input: z.strictObject({ importId: z.int() }),
  run: (store: VocabularyUndoStore, actor, { importId }) =>
    store.undoVocabularyImport(importId, { actor, isPreview: false }),
});
