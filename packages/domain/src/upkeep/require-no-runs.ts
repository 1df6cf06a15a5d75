import { AppError } from '../app-error.js';

/** Throws AppError CONFLICT while runs, which may use what is to change, are queued or running. */
export function requireNoRuns(unfinishedRuns: number): void {
  if (unfinishedRuns === 0) return;
  throw new AppError('CONFLICT', 'This cannot be done while runs are queued or running; wait or cancel them.');
}
