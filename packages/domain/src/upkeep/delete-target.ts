import { z } from 'zod';
import { defineCommand } from '../command.js';
import { target, type UpkeepStore } from './upkeep-store.js';

/** Deletes a subject, scheme, source or document with all that is known of it, for good. */
export const deleteTarget = defineCommand({
  name: 'delete',
  leastRole: 'operator',
  input: z.strictObject({ target }),
  run: (store: UpkeepStore, actor, { target: deleted }) => store.delete(deleted, { actor, isPreview: false }),
});
