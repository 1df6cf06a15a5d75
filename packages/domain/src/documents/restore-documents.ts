import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';

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
export const restoreDocuments = defineCommand({
  name: 'restoreDocuments',
  leastRole: 'curator',
  input: z.strictObject({ documentIds: z.array(z.bigint().positive()).min(1).max(500) }),
  async run(store: RestoreStore, actor, { documentIds }) {
    const ids = [...new Set(documentIds)];
    const missing = new Set(ids).difference(new Set(await store.findPresent(ids)));
    if (missing.size > 0) {
      throw new AppError(
        'NOT_FOUND',
        missing.size === 1 ? 'A document was not found.' : `${missing.size} documents were not found.`,
      );
    }
    await store.restore(ids, actor);
    return ids;
  },
});
