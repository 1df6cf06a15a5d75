import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { ImportedModelStore } from './imported-model.js';

export const deleteImportedModel = defineCommand({
  name: 'deleteImportedModel',
  leastRole: 'operator',
  input: z.strictObject({ id: z.int() }),
  run: (store: ImportedModelStore, actor, { id }) => store.delete(id, actor),
});
