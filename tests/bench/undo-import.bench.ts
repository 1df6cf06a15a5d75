import { createImportUndoStore } from '@classmark/database';
import { execute, undoImport } from '@classmark/domain';
import { expect, it } from 'vitest';
import { startBenchDatabase } from '../support/bench-database.js';
import { startImport, startImportWorker, untilImported } from '../support/importing.js';

const documents = Number(process.env.BENCH_DOCUMENTS ?? 20_000);
const limitMs = 60_000;
const importTimeoutMs = 1_200_000;
const operator = { kind: 'system' } as const;

const lines = (change: string): string =>
  Array.from({ length: documents }, (_, i) => {
    const subjects = [`Subject ${i % 97}`, `Subject ${i % 31}`];
    return `${JSON.stringify({ id: `d${i}`, title: `Note ${i}`, text: `Text ${i} says how water flows ${change}.`, subjects })}\n`;
  }).join('');

it(`an import that added ${documents} documents, and one that changed them all, are each undone within a minute`, async () => {
  await using server = await startBenchDatabase();
  await using _worker = await startImportWorker(server);
  const { database } = server;
  const options = { source: 'bench', scheme: 'bench', createSubjects: true };
  const bring = async (change: string) =>
    untilImported(database, await startImport(database, { content: lines(change), options }), importTimeoutMs);
  const added = await bring('here');
  const changed = await bring('there');
  const undo = async (runId: bigint): Promise<number> => {
    const startedAt = performance.now();
    await execute(undoImport, createImportUndoStore(database), operator, { runId });
    return performance.now() - startedAt;
  };
  const times = { changedMs: await undo(changed.id), addedMs: await undo(added.id) };
  console.table([times]);
  expect(await database.prisma.document.count()).toBe(0);
  expect(Math.max(times.changedMs, times.addedMs)).toBeLessThan(limitMs);
});
