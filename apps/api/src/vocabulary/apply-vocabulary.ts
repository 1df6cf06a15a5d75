import {
  cancelWith,
  createPool,
  createPrisma,
  createUpkeepStore,
  createVocabularyStore,
  type Database,
} from '@classmark/database';
import { type Actor, execute, importVocabulary, previewVocabulary } from '@classmark/domain';
import { serveThread } from '@classmark/runtime';
import { knownError } from '../graphql/present-error.js';
import { answerOrRefuse } from '../threads/answer-or-refuse.js';
import { portsOf } from './vocabulary-ports.js';
import {
  type VocabularyOutcome,
  type VocabularyTask,
  type VocabularyWork,
  vocabularyThread,
} from './vocabulary-thread.js';
import { writeScheme } from './write-scheme.js';

/** For each of two: the transaction's, and that by which the file is read. */
const options = { maxConnections: 1, statementTimeoutMs: 60_000 };

async function apply({ databaseUrl, actor, work }: VocabularyTask): Promise<VocabularyOutcome> {
  await using stack = new AsyncDisposableStack();
  const database: Database = {
    prisma: stack.adopt(createPrisma(databaseUrl, options), (client) => client.$disconnect()),
    pool: stack.adopt(createPool(databaseUrl, options), (pool) => pool.end()),
  };
  // Awaited here, since what is opened here is closed behind it.
  return await doWork(database, actor, work);
}

async function doWork(database: Database, actor: Actor, work: VocabularyWork): Promise<VocabularyOutcome> {
  const [vocabularies, upkeep] = [createVocabularyStore(database), createUpkeepStore(database)];
  switch (work.kind) {
    case 'import': {
      const ports = portsOf({ database, vocabularies });
      if (work.isPreview) return { report: await previewVocabulary(ports, actor, work.input) };
      return { import: await execute(importVocabulary, ports, actor, work.input) };
    }
    case 'undo':
      return { effects: await vocabularies.undoVocabularyImport(work.importId, { ...work, actor }) };
    case 'rename':
      await upkeep.rename(work.target, work.name, actor);
      return { effects: [] };
    case 'merge':
      return { effects: await upkeep.merge(work.merging, { ...work, actor }) };
    case 'delete':
      return { effects: await upkeep.delete(work.target, { ...work, actor }) };
    case 'export':
      return { skos: await writeScheme(database, work.scheme) };
  }
}

/** What changes nothing ends with its signal, in the database, too. What changes something is done, whoever still waits. */
serveThread(vocabularyThread, async (task, { signal }) => ({
  output: await answerOrRefuse(() => cancelWith(signal, () => apply(task)), knownError),
}));
