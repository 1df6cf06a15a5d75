import { createPool, createPrisma, createVocabularyStore, type Database } from '@classmark/database';
import { execute, importVocabulary, previewVocabulary } from '@classmark/domain';
import { serveThread } from '@classmark/runtime';
import { knownError } from '../graphql/present-error.js';
import { answerOrRefuse } from '../threads/answer-or-refuse.js';
import { portsOf } from './vocabulary-ports.js';
import { type VocabularyOutcome, type VocabularyTask, vocabularyThread } from './vocabulary-thread.js';

/** One for the transaction, one to read the file. */
const options = { maxConnections: 2, statementTimeoutMs: 60_000 };

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

serveThread(vocabularyThread, async (task) => ({ output: await answerOrRefuse(() => apply(task), knownError) }));
