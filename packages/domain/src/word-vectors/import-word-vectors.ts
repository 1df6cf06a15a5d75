import { z } from 'zod';
import { defineCommand } from '../command.js';
import { requireUpload } from '../ingest/require-upload.js';
import { requireFreeName } from './require-free-name.js';
import { type WordVectorsStore, wordVectorsName } from './word-vectors.js';

/** Starts a run that keeps the word vectors of an uploaded file. Throws AppError NOT_FOUND, or CONFLICT for a taken name. */
export const importWordVectors = defineCommand({
  name: 'importWordVectors',
  leastRole: 'operator',
  input: z.strictObject({ name: wordVectorsName, uploadId: z.bigint().positive() }),
  async run(store: WordVectorsStore, actor, { name, uploadId }) {
    requireUpload(await store.findUpload(uploadId));
    await requireFreeName(store, name);
    const title = `Import of the word vectors "${name}"`;
    return store.start({ actor, title, input: { name, uploadId: String(uploadId) } });
  },
});
