import { z } from 'zod';
import { defineCommand } from '../command.js';
import { requireUpload } from '../ingest/require-upload.js';
import { type ImportedModelStore, importedModelName } from './imported-model.js';

export interface ImportModelPorts {
  readonly store: ImportedModelStore;
  /** Reads a model as it will be scored. Throws AppError INVALID_INPUT where it cannot be. */
  readonly inspect: (bytes: Uint8Array) => Promise<{ readonly algorithm: string; readonly category: string }>;
}

/** Keeps an uploaded MOJO zip as a model under this name. Throws AppError where it is none, or the name is taken. */
export const importModel = defineCommand({
  name: 'importModel',
  leastRole: 'operator',
  input: z.strictObject({ uploadId: z.bigint().positive(), name: importedModelName }),
  async run({ store, inspect }: ImportModelPorts, actor, { uploadId, name }) {
    const upload = requireUpload(await store.readUpload(uploadId));
    const { algorithm, category } = await inspect(upload.bytes);
    return store.create({ ...upload, name, algorithm, category }, actor);
  },
});
