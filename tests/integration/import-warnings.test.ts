import { createPool, createPrisma, type Database, findRuns } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
const { prisma, pool } = database;
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await prisma.$disconnect();
  await pool.end();
});

async function importAs(source: string, content: string | Uint8Array, options: object = {}, name = 'file') {
  const scheme = { scheme: source, createSubjects: true };
  const run = await importFile(database, { name, content, options: { source, ...scheme, ...options } });
  const [told] = await findRuns(database, [run.id]);
  return { ...run, warnings: told?.importReport?.warnings ?? [] };
}

/** The subjects of each document of a source, by its title. */
async function labelsOf(source: string): Promise<unknown[]> {
  const documents = await prisma.document.findMany({
    where: { source: { name: source } },
    include: { labels: { include: { subject: true } }, complete: true },
    orderBy: { id: 'asc' },
  });
  return documents.map(({ title, labels, complete }) => [
    title,
    labels.map(({ subject }) => subject.label).sort(),
    complete.length,
  ]);
}

const text = 'The tide gauge recorded a slow rise of the sea';

describe('an import of a table without ids', () => {
  it('brings it in, tells what was guessed, and changes nothing the second time', async () => {
    const table = `title;text;label\nOne;${text} one;"Oceans, Seas|R&amp;D"\nTwo;${text} two;HIV/AIDS\nTwo;${text} two;HIV/AIDS\n`;
    const run = await importAs('A', table);
    expect(run).toMatchObject({
      state: 'succeeded',
      result: { seen: 3, added: 2, wrong: { REPEATED_ID: 1 } },
      warnings: [{ code: 'SEPARATOR_GUESSED' }, { code: 'IDS_FROM_CONTENT' }, { code: 'UNLISTED_IS_NO' }],
    });
    expect(await labelsOf('A')).toEqual([
      ['One', ['Oceans, Seas', 'R&D'], 1],
      ['Two', ['HIV/AIDS'], 1],
    ]);
    expect((await importAs('A', table)).result).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  });

  it('leaves unlisted subjects unknown where that is said', async () => {
    const run = await importAs('B', jsonLines({ text: `${text} b`, label: ['Sea'] }), { labelsComplete: false });
    expect([run.warnings.map(({ code }) => code), await labelsOf('B')]).toEqual([
      ['IDS_FROM_CONTENT'],
      [['', ['Sea'], 0]],
    ]);
  });

  it('tells of a field that is mapped and in no row', async () => {
    const record = { id: '1', title: 'One', text: `${text} f`, label: ['Sea'] };
    const run = await importAs('F', jsonLines(record), { mapping: { text: 'abstrac' } });
    expect(run.warnings).toContainEqual(
      expect.objectContaining({
        code: 'FIELD_NOT_FOUND',
        message: 'No record has "abstrac", the field mapped to text.',
      }),
    );
    expect(run.result).toMatchObject({ seen: 1 });
  });

  it('reads what it is told to', async () => {
    const reading = { separator: '~', mapping: { title: 'kopf', text: 'inhalt' }, format: 'csv' };
    await importAs('C', `kopf~inhalt~Sea~Land\nOne~${text} c~1~0\nTwo~${text} d~0~1\n`, reading);
    expect(await labelsOf('C')).toEqual([
      ['One', ['Sea'], 1],
      ['Two', ['Land'], 1],
    ]);
  });

  it('gives the paths of subjects with slashes as they are to be written', async () => {
    await importAs('D', jsonLines({ text: `${text} e`, subjects: ['/Computing/Input\\/output', 'HIV/AIDS'] }));
    const subjects = await prisma.subject.findMany({ where: { scheme: { name: 'D' } }, orderBy: { label: 'asc' } });
    expect(subjects.map(({ paths }) => paths)).toEqual([
      ['/Computing'],
      ['/HIV\\/AIDS'],
      ['/Computing/Input\\/output'],
    ]);
  });
});

describe('an import of which nothing goes in', () => {
  it.each([
    [
      'all rows are wrong',
      '{"id": \n{"id":\n',
      'Nothing was imported: all 2 rows were rejected. Line 1: The line is not JSON',
    ],
    ['there is only a header', 'id,title,text\n', 'The file has no records.'],
    ['the list is empty', '{"docs": []}', 'Nothing was imported'],
    ['it is a spreadsheet', 'PK\u0003\u0004\u0014\u0000\u0006', 'Save the sheet as CSV (UTF-8) and import that.'],
  ])('fails with the reason where %s', async (_what, content, says) => {
    const run = await importAs('E', content);
    expect(run).toMatchObject({
      state: 'failed',
      problem: { code: 'INVALID_INPUT', message: expect.stringContaining(says) },
    });
    expect(await prisma.upload.count()).toBe(0);
  });

  it('is fine where all of it was there before', async () => {
    const content = jsonLines({ id: 'f1', text: `${text} f` });
    await importAs('F', content);
    expect(await importAs('F', content)).toMatchObject({ state: 'succeeded', result: { unchanged: 1 } });
  });
});

it('an import counts all new subjects that differ from others in case alone, and names five', async () => {
  const names = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Larch', 'Oak'];
  const recordOf = (label: string, i: number) => ({ id: `${label} ${i}`, text: `${text} ${label}`, label: [label] });
  await importAs('Trees', jsonLines(...names.map(recordOf)));
  const again = names.map((name) => name.toUpperCase());
  const { warnings } = await importAs('Trees', jsonLines(...again.map(recordOf)));
  expect(warnings).toContainEqual({
    code: 'LABELS_DIFFER_IN_CASE',
    message: expect.stringMatching(/: "ASH" \(the scheme has "Ash"\), .* "FIR" \(the scheme has "Fir"\) and 2 more\.$/),
  });
});

it('an import of a single row that is rejected says so of one', async () => {
  const { problem } = await importAs('Single', jsonLines({ id: '1', title: '', text: '' }));
  expect(problem).toMatchObject({
    message: expect.stringContaining('Nothing was imported: the only row was rejected.'),
  });
});
