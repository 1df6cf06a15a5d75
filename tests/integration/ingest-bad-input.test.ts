import { gzipSync } from 'node:zlib';
import { createImportStore, readUpload, receiveUpload } from '@classmark/database';
import { execute, importDocuments } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url }, { minWords: 5, languages: ['en'] });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

const record = (id: string, change: object = {}) => ({
  id,
  title: `On the rivers of ${id}`,
  text: `Text ${id} says how the water flows there.`,
  ...change,
});
const line = (id: string, change: object = {}) => JSON.stringify(record(id, change));
const idsOf = async (source: string) =>
  (await prisma.document.findMany({ where: { source: { name: source } }, orderBy: { id: 'asc' } })).map(
    (d) => d.externalId,
  );

describe('a row that is wrong', () => {
  it('is reported with its line and reason, while the rest goes in', async () => {
    const latin = Buffer.from(line('latin', { title: 'Über Flüsse und Meere' }), 'latin1');
    const lines = [
      line('a1'),
      '{"id": "broken", "title": ',
      latin,
      line('a4', { title: ' ', text: '<p> </p>\u0000' }),
      line('a5', { text: 'x'.repeat(200_001) }),
      '[1, 2]',
      line('a1', { text: 'The same id again, with quite another text.' }),
      line('a8', { subjects: ['/Rivers/Water', '/no//path'] }),
      line('a9', { subjects: ['/Water/Rivers', '/New subject'] }),
      '{"title": "A record without any id has no name"}',
      line('a11', { subjects: ['/Rivers/Water'] }),
      line('a12', { subjects: ['/Water/Rivers', '/New subject'] }),
      '\u0000\u0001 no text at all',
    ];
    const content = Buffer.concat(lines.flatMap((row) => [Buffer.from(row), Buffer.from('\n')]));
    const options = { source: 'A', scheme: 'A', createSubjects: true, mergesEqualNames: true };
    const run = await importFile(database, { content, options });
    const problems = run.problems.map(({ line, code, message }) => [line, code, message]);
    expect(problems).toEqual([
      [2, 'INVALID_JSON', expect.stringContaining('not JSON')],
      [3, 'INVALID_UTF8', expect.stringContaining('UTF-8')],
      [4, 'NEITHER_TITLE_NOR_TEXT', expect.stringContaining('neither title nor text')],
      [5, 'TEXT_TOO_LONG', expect.stringContaining('200000')],
      [6, 'INVALID_JSON', expect.stringContaining('object')],
      [7, 'REPEATED_ID', expect.stringContaining('line 1')],
      [8, 'INVALID_SUBJECT', expect.stringContaining('"/no//path"')],
      [11, 'SUBJECT_CYCLE', expect.stringContaining('"Water" cannot be put under "Rivers"')],
      [13, 'INVALID_JSON', expect.stringContaining('not JSON')],
    ]);
    expect(run).toMatchObject({ state: 'succeeded', result: { seen: 13, added: 4 } });
    expect(await idsOf('A')).toEqual(['a1', 'a9', expect.stringMatching(/^[0-9a-f]{32}$/), 'a12']);
    const subjects = await prisma.subject.findMany({ where: { scheme: { name: 'A' } }, orderBy: { label: 'asc' } });
    expect(subjects.map(({ paths }) => paths)).toEqual([['/New subject'], ['/Water/Rivers'], ['/Water']]);
  });

  it('may be a line of 50 MB', async () => {
    const content = Buffer.concat([
      Buffer.from(`${line('b1')}\n{"id": "huge", "title": "`),
      Buffer.alloc(50_000_000, 'x'),
      Buffer.from(`"}\n${line('b3')}\n`),
    ]);
    const run = await importFile(database, { content, options: { source: 'B' } });
    expect(run).toMatchObject({
      result: { seen: 3, added: 2, wrong: { LINE_TOO_LONG: 1 } },
      problems: [{ line: 2, code: 'LINE_TOO_LONG' }],
    });
  });

  it('may name a subject that the scheme has not, where none are to be created', async () => {
    await prisma.scheme.create({ data: { name: 'C' } });
    const content = jsonLines(record('c1', { subjects: ['/Earth'] }), record('c2'));
    const run = await importFile(database, { content, options: { source: 'C', scheme: 'C' } });
    expect(run).toMatchObject({
      result: { seen: 2, added: 1, wrong: { UNKNOWN_SUBJECT: 1 } },
      problems: [{ line: 1, code: 'UNKNOWN_SUBJECT', message: 'The scheme has no subject "/Earth".' }],
    });
    expect(await prisma.subject.count({ where: { scheme: { name: 'C' } } })).toBe(0);
  });
});

describe('a document that is set aside', () => {
  it('is there with its reason, and listed', async () => {
    const content = jsonLines(
      record('d1'),
      record('d2', { title: record('d1').title.toUpperCase(), text: record('d1').text }),
      record('d3', { title: 'Three words only', text: '' }),
      record('d4', { title: 'Über die Flüsse', text: 'Dieser Text sagt, wie das Wasser dort in das Meer fließt.' }),
    );
    const run = await importFile(database, { content, options: { source: 'D' } });
    expect(run.result).toMatchObject({
      seen: 4,
      added: 1,
      setAside: { duplicate_content: 1, too_few_words: 1, wrong_language: 1 },
    });
    expect(run.problems).toEqual([
      { line: 2, code: 'DUPLICATE_CONTENT', message: 'Same content as document "d1" of source "D".' },
      { line: 3, code: 'TOO_FEW_WORDS', message: expect.stringContaining('CLASSMARK_MIN_WORDS') },
      { line: 4, code: 'WRONG_LANGUAGE', message: expect.stringContaining('CLASSMARK_LANGUAGES') },
    ]);
    const documents = await prisma.document.findMany({ where: { source: { name: 'D' } }, orderBy: { id: 'asc' } });
    expect(documents.map(({ setAsideReason }) => setAsideReason)).toEqual([
      null,
      'duplicate_content',
      'too_few_words',
      'wrong_language',
    ]);
  });

  it('stands aside for the content of another source, too, but no longer once its own changes', async () => {
    await importFile(database, { content: jsonLines(record('e1')), options: { source: 'E' } });
    const options = { source: 'E2' };
    const copy = await importFile(database, { content: jsonLines({ ...record('e1'), id: 'x1' }), options });
    expect(copy.result).toMatchObject({ setAside: { duplicate_content: 1 } });
    const changed = await importFile(database, { content: jsonLines(record('x1')), options });
    expect(changed.result).toMatchObject({ updated: 1, setAside: {} });
  });
});

describe('a file that cannot be read', () => {
  it.each([
    {
      name: 'rows.csv',
      content: '1,On rivers,They flow\n2,On seas,They do not\n',
      says: 'The table has no line that names its columns',
    },
    { name: 'rows.csv', content: 'i\u0000d,kopf\n1,On rivers\n', says: 'There is no column for title or text' },
    { name: 'rows.csv', content: '', says: 'empty' },
    { name: 'rows.jsonl.gz', content: gzipSync(line('z1')).subarray(0, 30), says: 'damaged' },
  ])('fails with the reason and writes nothing: $says', async ({ name, content, says }) => {
    const options = { source: 'F', scheme: 'F', createSubjects: true };
    const outcome = await importFile(database, { name, content, options }).catch((error: Error) => error);
    expect(outcome instanceof Error ? outcome.message : outcome.problem).toEqual(
      outcome instanceof Error
        ? expect.stringContaining(says)
        : { code: 'INVALID_INPUT', message: expect.stringContaining(says) },
    );
    expect(await idsOf('F')).toEqual([]);
    expect([await prisma.scheme.count({ where: { name: 'F' } }), await prisma.upload.count()]).toEqual([0, 0]);
  });
});

describe('an upload', () => {
  const actor = { kind: 'system' } as const;

  it('that breaks off leaves nothing behind', async () => {
    async function* broken() {
      yield new Uint8Array(3_000_000);
      throw new Error('The sender went away.');
    }
    await expect(receiveUpload(database, broken(), { fileName: 'f', maxBytes: 1e9, actor })).rejects.toThrow(
      'went away',
    );
    expect(await prisma.upload.count()).toBe(0);
  });

  it('that breaks off says why, even where nothing is left of it to delete', async () => {
    async function* brokenAndDeleted() {
      yield new TextEncoder().encode('a');
      await prisma.upload.deleteMany();
      throw new Error('the sender is gone');
    }
    const upload = receiveUpload(database, brokenAndDeleted(), { fileName: 'f', maxBytes: 1e9, actor });
    await expect(upload).rejects.toThrow('the sender is gone');
  });

  it('that is too large is refused', async () => {
    async function* large() {
      for (let i = 0; i < 5; i++) yield new Uint8Array(1_000_000);
    }
    const upload = receiveUpload(database, large(), { fileName: 'f', maxBytes: 4_000_000, actor });
    await expect(upload).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'The file is larger than 4 MB.' });
  });

  it('that is not whole cannot be imported', async () => {
    const { id } = await prisma.upload.create({ data: { fileName: 'half.jsonl' } });
    const start = execute(importDocuments, createImportStore(database), actor, { uploadId: id });
    await expect(start).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('comes out as it went in, in pieces of one MiB', async () => {
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) % 251);
    async function* pieces() {
      for (let start = 0; start < bytes.length; start += 700_001) yield bytes.subarray(start, start + 700_001);
    }
    const { id } = await receiveUpload(database, pieces(), { fileName: 'f', maxBytes: 1e9, actor });
    const chunks = await Array.fromAsync(readUpload(database, id));
    expect(chunks.map(({ length }) => length)).toEqual([1 << 20, 1 << 20, 2_500_000 - (2 << 20)]);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });
});
