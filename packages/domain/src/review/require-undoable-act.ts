import { AppError } from '../app-error.js';
import type { Act } from './act.js';

/** Throws AppError NOT_FOUND where there is no act, or CONFLICT for one that is undone. */
export function requireUndoableAct(act: Pick<Act, 'undoneAt'> | null): void {
  if (act === null) throw new AppError('NOT_FOUND', 'Act not found.');
  if (act.undoneAt !== null) throw new AppError('CONFLICT', 'This has already been undone.');
}
