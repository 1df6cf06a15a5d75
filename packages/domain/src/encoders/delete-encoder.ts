import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { EncoderStore } from './encoder.js';

/** Versions need the encoder that they were trained with: models that are trained with it must go first. */
export const deleteEncoder = defineCommand({
  name: 'deleteEncoder',
  leastRole: 'operator',
  input: z.strictObject({ id: z.int() }),
  run: (store: EncoderStore, actor, { id }) => store.delete(id, actor),
});
