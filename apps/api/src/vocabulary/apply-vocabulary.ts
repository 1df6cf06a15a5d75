import { cancelWith, createPool, createPrisma, createVocabularyStore, type Database } from '@classmark/database';
import { execute, importVocabulary, previewVocabulary } from '@classmark/domain';
import { serveThread } from '@classmark/runtime';
import { knownError } from '../graphql/present-error.js';
import { answerOrRefuse } from '../threads/answer-or-refuse.js';
import { portsOf } from './vocabulary-ports.js';
import { type VocabularyOutcome, type VocabularyTask, vocabularyThread } from './vocabulary-thread.js';

/** For each of two: the transaction's, and that by which the file is read. */
const options = { maxConnections: 1, statementTimeoutMs: 60_000 };

async function apply({ databaseUrl, actor, input, isPreview }: VocabularyTask): Promise<VocabularyOutcome> {
  await using stack = new AsyncDisposableStack();
  const database: Database = {
    prisma: stack.adopt(createPrisma(databaseUrl, options), (client) => client.$disconnect()),
    pool: stack.adopt(createPool(databaseUrl, options), (pool) => pool.end()),
  };
  const ports = portsOf({ database, vocabularies: createVocabularyStore(database) });
  if (isPreview) return { report: await previewVocabulary(ports, actor, input) };
  return { import: await execute(importVocabulary, ports, actor, input) };
}

/** A preview ends with its signal, in the database, too. What changes something is done, whoever still waits for it. */
serveThread(vocabularyThread, async (task, { signal }) => {
  const work = () => (task.isPreview ? cancelWith(signal, () => apply(task)) : apply(task));
  return { output: await answerOrRefuse(work, knownError) };
});
