import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { RunKind } from '../runs/run.js';
import type { Effect } from '../upkeep/effect.js';
import { requireNoRuns } from '../upkeep/require-no-runs.js';
import type { ChangeRequest } from '../upkeep/upkeep-store.js';
import type { SetAsideReason } from './import-report.js';

/** What happened to a document that an import added or updated. */
export interface ImportedChange {
  readonly isAdded: boolean;
  /** A person merged it into another. */
  readonly isMerged: boolean;
  /** A person merged others into it. */
  readonly hasMerged: boolean;
  readonly isRestored: boolean;
  /** A decision on it holds. */
  readonly isDecided: boolean;
  /** One that was made since the import began. */
  readonly isDecidedSince: boolean;
  /** A later import updated it. */
  readonly isChangedLater: boolean;
}

/** What undoing the import does with it. */
export const changeFates = ['delete', 'restore', 'keep_decided', 'keep_changed'] as const;
export type ChangeFate = (typeof changeFates)[number];

/** A document added goes, one updated is as it was, unless people or a later import rely on what it is now. */
export function judgeChange(change: ImportedChange): ChangeFate {
  if (isReliedOn(change)) return 'keep_decided';
  if (change.isChangedLater) return 'keep_changed';
  return change.isAdded ? 'delete' : 'restore';
}

/** Of a document that was there before, what people did before the import does not rely on it. */
function isReliedOn({ isAdded, isMerged, hasMerged, isRestored, isDecided, isDecidedSince }: ImportedChange): boolean {
  if (isMerged) return true;
  return isAdded ? hasMerged || isRestored || isDecided : isDecidedSince;
}

/**
 * Why a document stands aside that is put back; null for an active one. What a person restored stays active, and what it
 * was merged into then is gone.
 */
export function reasonPutBack(isRestored: boolean, former: SetAsideReason | null): SetAsideReason | null {
  return isRestored || former === 'merged' ? null : former;
}

/** A document that stays as the import left it. */
export interface KeptDocument {
  readonly documentId: bigint;
  readonly fate: Extract<ChangeFate, `keep_${string}`>;
}

export interface ImportUndo {
  readonly effects: readonly Effect[];
  /** The first of those that stay. */
  readonly kept: readonly KeptDocument[];
}

export interface UndoSituation {
  /** Null where there is no such run. */
  readonly run: { readonly kind: RunKind; readonly undoneAt: Date | null } | null;
  /** Their titles. */
  readonly unfinishedRuns: readonly string[];
  /** Documents that the import changed and that have not been put back. */
  readonly changes: number;
}

/** Throws AppError NOT_FOUND or CONFLICT where there is nothing to undo, or runs may use it. */
export function requireUndoable({ run, unfinishedRuns, changes }: UndoSituation): void {
  if (run?.kind !== 'import') throw new AppError('NOT_FOUND', 'Import not found.');
  requireNoRuns(unfinishedRuns);
  if (changes > 0) return;
  throw new AppError(
    'CONFLICT',
    run.undoneAt === null ? 'This import changed nothing that can be undone.' : 'This import has already been undone.',
  );
}

export interface ImportUndoStore {
  /** In one transaction, with the audit event; a preview is the same, taken back. Throws as requireUndoable. */
  undoImport(runId: bigint, request: ChangeRequest): Promise<ImportUndo>;
}

/**
 * Takes an import back: documents it added go, with subjects, scheme and source that it created and nothing else uses;
 * documents it updated get their earlier content and labels back.
 */
export const undoImport = defineCommand({
  name: 'undoImport',
  leastRole: 'operator',
  input: z.strictObject({ runId: z.bigint().positive() }),
  run: (store: ImportUndoStore, actor, { runId }) => store.undoImport(runId, { actor, isPreview: false }),
});
