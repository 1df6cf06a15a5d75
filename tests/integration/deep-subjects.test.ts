import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let worker: AsyncDisposable;
beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(() => worker[Symbol.asyncDispose]());

const options = { source: 'S', scheme: 'Deep', createSubjects: true, mergesEqualNames: true };
const importPaths = (...paths: readonly string[]) => {
  const rows = paths.map((path) => ({
    id: path,
    title: path,
    text: `Text on ${path} and how water flows.`,
    subjects: [path],
  }));
  return importFile(database, { content: rows.map((row) => JSON.stringify(row)).join('\n'), options });
};

it('subjects that earlier imports made deep grow to a hundred levels in both directions, and no further', async () => {
  const labels = Array.from({ length: 98 }, (_, i) => `Input\\/output ${i}`);
  await importPaths(`/${labels.join('/')}`);
  const last = `/${labels.at(-1)}`;
  expect((await importPaths(`/Top/${labels[0]}`, `${last}/Leaf`)).problems).toEqual([]);
  const { problems } = await importPaths(`/Over/Top`, '/Leaf/Below', '/Other/Below');
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [1, 'INVALID_SUBJECT'],
    [2, 'INVALID_SUBJECT'],
  ]);
  expect(problems[0]?.message).toBe(
    '"Top" cannot be put under "Over": a subject stands at most 100 deep, itself included.',
  );
});
