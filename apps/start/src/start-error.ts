import { ClusterOwnedError, MigrationError } from '@classmark/database';
import { AppError } from '@classmark/domain';
import { SettingsError } from '@classmark/runtime';

/** Something in the way of starting that a person can clear; the message says how. */
export class StartError extends Error {
  override name = 'StartError';
}

const expected = [AppError, StartError, SettingsError, ClusterOwnedError, MigrationError];

/** What a person at the terminal needs to know: the message, and of faults where they came from. */
export function explainError(error: unknown): unknown {
  return error instanceof Error && expected.some((type) => error instanceof type) ? error.message : error;
}
