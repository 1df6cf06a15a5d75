import { z } from 'zod';
import { AppError } from '../app-error.js';
import { requireRoleFor } from '../least-roles.js';
import { parseInput } from '../parse-input.js';
import type { Actor } from '../role.js';

const command = z.strictObject({ documentIds: z.array(z.bigint().positive()).min(1).max(500) });

export type RestoreDocuments = z.output<typeof command>;

/** Throws AppError INVALID_INPUT. */
export const parseRestoreDocuments = (input: unknown): RestoreDocuments => parseInput(command, input);

export interface RestoreStore {
  /** Which of the documents there are. */
  findPresent(documentIds: readonly bigint[]): Promise<bigint[]>;
  /**
   * Makes those that stand aside active for good: no import sets them aside again. With its audit event and, if anything
   * serves, a scoring run. Those that are active already stay as they are.
   */
  restore(documentIds: readonly bigint[], actor: Actor): Promise<void>;
}

/** Takes documents back in that an import set aside. Throws AppError NOT_FOUND if one is not there. */
export async function restoreDocuments(store: RestoreStore, actor: Actor, asked: RestoreDocuments): Promise<bigint[]> {
  requireRoleFor(actor, 'restoreDocuments');
  const ids = [...new Set(asked.documentIds)];
  const missing = new Set(ids).difference(new Set(await store.findPresent(ids)));
  if (missing.size > 0) {
    throw new AppError(
      'NOT_FOUND',
      missing.size === 1 ? 'A document is not there.' : `${missing.size} documents are not there.`,
    );
  }
  await store.restore(ids, actor);
  return ids;
}
