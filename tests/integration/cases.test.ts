import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, startImportWorker } from '../support/importing.js';
import { type PeopleCase, peopleCases } from '../support/people-cases.js';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { headersOf } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let worker: AsyncDisposable;
let server: RoleApi;
beforeAll(async () => {
  worker = await startImportWorker({ database, url }, { minWords: 1, languages: [] });
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
});

const contentOf = (name: string) => readFile(new URL(`../cases/${name}`, import.meta.url));

const previewQuery = `query ($id: ID!) { uploadPreview(uploadId: $id) {
  rows { record { id title text subjects } } problems { message } } }`;

interface Preview {
  uploadPreview: {
    rows: { record: { id: string; title: string; text: string; subjects: string[] | null } | null }[];
    problems: { message: string }[];
  };
}

async function preview(name: string): Promise<Preview['uploadPreview']> {
  const answer = await server.api.fetch('/uploads', {
    method: 'POST',
    headers: { ...headersOf(server.as('operator')), 'x-file-name': name },
    body: new Uint8Array(await contentOf(name)),
  });
  const { uploadId } = await answer.json();
  return (await server.ask<Preview>('operator', previewQuery, { id: uploadId })).uploadPreview;
}

/** Where a subject stands in its scheme is said by its paths; the first of each is what the file gave. */
async function importedSubjects(scheme: string, subjects: PeopleCase['subjects']): Promise<string[]> {
  const found = await prisma.subject.findMany({
    where: { scheme: { name: scheme }, labels: { some: {} } },
    select: { label: true, paths: true },
  });
  return found.map(({ label, paths }) => paths.find((path) => subjects.includes(path)) ?? label).sort();
}

const firstQuery = `query ($fileName: String!, $content: String!) {
  firstRecord(fileName: $fileName, content: $content) { title text } }`;
const asBase64 = (content: Buffer | string): string => Buffer.from(content).toString('base64');

describe('the first record of a file', () => {
  it.each([
    ['broken.jsonl', '{"title": "A', /^No record can be read of "broken.jsonl": ./],
    ['odd.csv', 'a,b\n1,2\n', /^No record can be read of "odd.csv": There is no column for title or text\. /],
    ['sheet.xlsx', 'PK\u0003\u0004'.padEnd(60, '\0'), /CSV/],
    ['empty.json', '', /The file is empty\./],
    ['long.json', 'x'.repeat(1_000_003), /at most the first 1,000,000 bytes/],
  ])('is not found in %s, which is said', async (fileName, content, message) => {
    const variables = { fileName, content: asBase64(content) };
    const { errors } = await server.api.graphql(firstQuery, variables, server.as('reader'));
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(message),
        extensions: expect.objectContaining({ code: 'INVALID_INPUT' }),
      }),
    ]);
  });

  it('is found behind rows that are wrong', async () => {
    const content = asBase64('{"title": \n{"title": "Ebb", "text": "and flow"}\n');
    expect(await server.ask('reader', firstQuery, { fileName: 'a.jsonl', content })).toEqual({
      firstRecord: { title: 'Ebb', text: 'and flow' },
    });
  });

  it('is found in a gzipped file of long records, of which a beginning is sent', async () => {
    const long = (i: number) => ({ title: `Tide ${i}`, text: randomBytes(75_000).toString('hex') });
    const lines = Array.from({ length: 20 }, (_, i) => `${JSON.stringify(long(i))}\n`).join('');
    const content = asBase64(gzipSync(lines).subarray(0, 1_000_000));
    expect(await server.ask('reader', firstQuery, { fileName: 'a.jsonl.gz', content })).toMatchObject({
      firstRecord: { title: 'Tide 0' },
    });
  });

  it.each([
    ['a.jsonl', `{"title": "Ebb", "text": "${'flow '.repeat(250_000)}"}\n`],
    ['a.csv', `title,text\nEbb,${'flow '.repeat(250_000)}\n`],
  ])('is not found in %s where it is longer than what is read, which is said', async (fileName, whole) => {
    const variables = { fileName, content: asBase64(Buffer.from(whole).subarray(0, 1_000_000)) };
    const { errors } = await server.api.graphql(firstQuery, variables, server.as('reader'));
    expect(errors?.[0]?.message).toBe(
      `No record can be read of "${fileName}": its first record ends beyond the 1,000,000 bytes that are read.`,
    );
  });

  it.each([
    ['UTF-16', Buffer.from('Ebbe über Föhr', 'utf16le')],
    ['Windows-1252', Buffer.from('Ebbe über Föhr', 'latin1')],
  ])('is all of a text in %s', async (_, content) => {
    const query = firstQuery.replace('content: $content', 'content: $content, isOneText: true');
    expect(await server.ask('reader', query, { fileName: 'a.txt', content: asBase64(content) })).toEqual({
      firstRecord: { title: '', text: 'Ebbe über Föhr' },
    });
  });

  it('is read for nobody who is not signed in', async () => {
    const { errors } = await server.api.graphql(firstQuery, { fileName: 'a.txt', content: asBase64('a') });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_SIGNED_IN' } });
  });
});

describe.each(peopleCases)('$name', ({ name, documents, firstId, subjects, text }) => {
  it('is shown by the preview as it will be imported', async () => {
    const { rows, problems } = await preview(name);
    expect(problems).toEqual([]);
    expect([rows.length, rows[0]?.record?.id]).toEqual([documents, firstId]);
    expect([...new Set(rows.flatMap(({ record }) => record?.subjects ?? []))].sort()).toEqual(subjects);
    expect(rows.some(({ record }) => record?.text.includes(text))).toBe(true);
  });

  it('begins with the record that a reader is shown', async () => {
    const [first] = (await preview(name)).rows;
    const variables = { fileName: name, content: asBase64(await contentOf(name)) };
    const { title, text: own } = first?.record ?? {};
    expect(await server.ask('reader', firstQuery, variables)).toEqual({ firstRecord: { title, text: own } });
  });

  it('is imported with all its documents, ids, texts and subjects', async () => {
    const options = { source: name, scheme: name, createSubjects: true };
    const run = await importFile(database, { name, content: await contentOf(name), options });
    expect(run).toMatchObject({ state: 'succeeded', result: { seen: documents, wrong: {} } });
    const found = await prisma.document.findMany({ where: { source: { name } }, orderBy: { id: 'asc' } });
    expect([found.length, found[0]?.externalId]).toEqual([documents, firstId]);
    expect(found.some((document) => document.text.includes(text))).toBe(true);
    expect(await importedSubjects(name, subjects)).toEqual(subjects);
  });
});
