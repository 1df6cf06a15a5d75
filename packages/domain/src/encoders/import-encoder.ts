import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import { type EncoderStore, encoderName } from './encoder.js';

/** Starts a run that keeps the encoder of an uploaded zip. Throws AppError NOT_FOUND, or CONFLICT for a taken name. */
export const importEncoder = defineCommand({
  name: 'importEncoder',
  leastRole: 'operator',
  input: z.strictObject({ name: encoderName, uploadId: z.bigint().positive() }),
  async run(store: EncoderStore, actor, { name, uploadId }) {
    const upload = await store.findUpload(uploadId);
    if (upload === null) throw new AppError('NOT_FOUND', 'The uploaded file was not found; upload it again.');
    if (await store.hasNamed(name)) {
      const message = `An encoder named "${name}" already exists.`;
      throw new AppError('CONFLICT', message, [{ path: 'name', message }]);
    }
    const title = `Import of the encoder "${name}"`;
    return store.startImport({ actor, title, input: { name, uploadId: String(uploadId) } });
  },
});
