import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { WordVectorsStore } from './word-vectors.js';

/** Versions keep what they need of word vectors; models that are trained with them must go first. */
export const deleteWordVectors = defineCommand({
  name: 'deleteWordVectors',
  leastRole: 'operator',
  input: z.strictObject({ id: z.int() }),
  run: (store: WordVectorsStore, actor, { id }) => store.delete(id, actor),
});
