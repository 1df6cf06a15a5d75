import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let worker: AsyncDisposable;
beforeAll(async () => {
  worker = await startImportWorker({ database, url }, { minWords: 1, languages: [] });
});
afterAll(() => worker[Symbol.asyncDispose]());

it.each([
  ['01-first-lacks-abstract.jsonl', 4, 'k1', ['Education', 'Materials', 'Oceanography']],
  [
    '03-same-name-two-parents.jsonl',
    5,
    'j20-1',
    ['Art', 'General', 'General', 'History', 'History', 'Medicine', 'Music', 'Music', 'Physics', 'Physics'],
  ],
  ['04-big-ids.jsonl', 3, '1413617112501850121', ['Materials']],
  ['05-label-key.jsonl', 3, '9000', ['Education', 'Libraries', 'Materials', 'Oceanography']],
  ['06-list-as-text.jsonl', 2, 'j21-1', ['cs.CV', 'cs.LG', 'stat.ML']],
  ['07-slash-labels.jsonl', 3, 'j15-1', ['Education', 'HIV/AIDS', 'Input/output', 'Oceanography']],
  ['09-label-forms.jsonl', 5, 'u0', ['Applied physics', 'Étude']],
  ['11-array-lines.json', 3, 'k3-0', ['Materials']],
  ['14-entity-labels.jsonl', 2, 'j17-1', ['Escherichia coli', 'R&D', 'Research & development']],
  ['15-semicolon.csv', 3, 'c01-1', ['Education', 'Libraries', 'Materials', 'Oceanography']],
  ['16-cr-only.csv', 3, 'c04-1', ['Education', 'Libraries', 'Materials', 'Oceanography']],
  ['17-unnamed-first-column.csv', 3, 'c05-1', ['Education', 'Libraries', 'Materials', 'Oceanography']],
  ['18-tabs.tsv', 3, 'c12-1', ['Education', 'Libraries', 'Materials', 'Oceanography']],
  [
    '19-annif.tsv',
    3,
    'edc2e5830b47f5e4265153d27747eed7',
    ['http://example.org/onto/p100', 'http://example.org/onto/p101'],
  ],
  ['19b-annif.jsonl', 1, 'j04-1', ['Oceanography']],
  ['19c-openalex.jsonl', 1, 'https://openalex.org/W77', ['Oceanography']],
  ['20-plos-docs.jsonl', 1, '10.9999/journal.0', ['Biology and life sciences', 'Oceanography']],
  ['21-bioasq.jsonl', 1, '1000', ['Humans', 'Oceans, Seas']],
  ['22-no-id.jsonl', 1, 'b948b154fa52e4c64439544af7daa04e', ['Oceanography']],
  ['23-arxiv-blanks.jsonl', 2, '2611.00001', ['cs.LG', 'hep-ph', 'stat.ML']],
  ['24-null-labels.jsonl', 6, 'j19-1', ['551', '669', 'Materials']],
  ['26-case-labels.jsonl', 2, 'j16-0', ['Machine Learning', 'machine learning']],
] as const)(
  '%s becomes %d documents, the first with the id %s, of its subjects',
  async (name, count, firstId, subjects) => {
    const content = await readFile(new URL(`../cases/${name}`, import.meta.url));
    const options = { source: name, scheme: name, createSubjects: true };
    const run = await importFile(database, { name, content, options });
    expect(run).toMatchObject({ state: 'succeeded', result: { seen: count, wrong: {} } });
    const documents = await prisma.document.findMany({ where: { source: { name } }, orderBy: { id: 'asc' } });
    expect([documents.length, documents[0]?.externalId]).toEqual([count, firstId]);
    const known = await prisma.subject.findMany({ where: { scheme: { name } } });
    expect(known.map(({ label }) => label).sort()).toEqual(subjects);
  },
);

it.each([
  ['01-first-lacks-abstract.jsonl', 'k2', 'The tide gauge recorded'],
  ['19c-openalex.jsonl', 'https://openalex.org/W77', 'The tide gauge recorded a slow rise of the sea'],
  ['20-plos-docs.jsonl', '10.9999/journal.0', 'The tide gauge recorded'],
  ['23-arxiv-blanks.jsonl', '2611.00001', 'The tide gauge recorded'],
])('of %s, the text of %s is in', async (name, externalId, text) => {
  const document = await prisma.document.findFirstOrThrow({ where: { source: { name }, externalId } });
  expect(document.text).toContain(text);
});
