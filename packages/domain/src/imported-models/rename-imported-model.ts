import { z } from 'zod';
import { defineCommand } from '../command.js';
import { type ImportedModelStore, importedModelName } from './imported-model.js';

export const renameImportedModel = defineCommand({
  name: 'renameImportedModel',
  leastRole: 'operator',
  input: z.strictObject({ id: z.int(), name: importedModelName }),
  run: (store: ImportedModelStore, actor, { id, name }) => store.rename(id, name, actor),
});
