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
let rows = 0;
const importPaths = (...paths: readonly string[]) => {
  const records = paths.map((path) => {
    rows += 1;
    return { id: `${rows}`, title: `Title ${rows}`, text: `Text ${rows} on how water flows.`, subjects: [path] };
  });
  return importFile(database, { content: records.map((record) => JSON.stringify(record)).join('\n'), options });
};

it('subjects that earlier imports made deep grow to a hundred levels in both directions, and no further', async () => {
  const labels = Array.from({ length: 98 }, (_, i) => `Input\\/output ${i}`);
  expect((await importPaths(`/${labels.join('/')}`)).problems).toEqual([]);
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
