import { AppError } from '../app-error.js';
import type { StoredThresholds } from './set-threshold.js';

export interface FoundClassifier {
  /** Null for one that was skipped. */
  readonly stored: StoredThresholds | null;
  /** Why it was skipped, or is review only. */
  readonly reason: string | null;
}

/** Throws AppError NOT_FOUND where there is no classifier, or CONFLICT for one that was skipped. */
export function requireTrained(found: FoundClassifier | null): StoredThresholds {
  if (found === null) throw new AppError('NOT_FOUND', 'This version has no classifier for this subject.');
  const { stored, reason } = found;
  if (stored !== null) return stored;
  throw new AppError('CONFLICT', `This subject was not trained, so it has no thresholds: ${reason ?? 'skipped'}`);
}
