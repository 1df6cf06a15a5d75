import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import { requireFreeName } from './require-free-name.js';
import { type WordVectorsStore, wordVectorsName } from './word-vectors.js';
import { wordVectorSettings } from './word-vectors-job.js';

/** Fields that are null count as left out. */
const given = z.record(z.string(), z.unknown()).transform((input) => {
  const kept = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept);
});

/** Starts a run that learns word vectors from the active documents outside the test set. */
export const learnWordVectors = defineCommand({
  name: 'learnWordVectors',
  leastRole: 'operator',
  input: given.pipe(wordVectorSettings.extend({ name: wordVectorsName })),
  async run(store: WordVectorsStore, actor, { name, ...settings }) {
    await requireFreeName(store, name);
    if (!(await store.hasDocuments())) {
      throw new AppError('NOTHING_TO_TRAIN', 'There are no documents to learn from yet; import some first.');
    }
    return store.start({ actor, title: `Learning the word vectors "${name}"`, input: { name, settings } });
  },
});
