import { z } from 'zod';
import { defineCommand } from '../command.js';
import { requireUpload } from '../ingest/require-upload.js';
import { nameConflict } from '../name-conflict.js';
import { type EncoderStore, encoderName } from './encoder.js';

/** Starts a run that keeps the encoder of an uploaded zip. Throws AppError NOT_FOUND, or CONFLICT for a taken name. */
export const importEncoder = defineCommand({
  name: 'importEncoder',
  leastRole: 'operator',
  input: z.strictObject({ name: encoderName, uploadId: z.bigint().positive() }),
  async run(store: EncoderStore, actor, { name, uploadId }) {
    requireUpload(await store.findUpload(uploadId));
    if (await store.hasNamed(name)) {
      throw nameConflict(`An encoder named "${name}" already exists.`);
    }
    const title = `Import of the encoder "${name}"`;
    return store.startImport({ actor, title, input: { name, uploadId: String(uploadId) } });
  },
});
