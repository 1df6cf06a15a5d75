import { readFile } from 'node:fs/promises';
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
  rows { record { id text subjects } } problems { message } } }`;

interface Preview {
  uploadPreview: {
    rows: { record: { id: string; text: string; subjects: string[] | null } | null }[];
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

describe.each(peopleCases)('$name', ({ name, documents, firstId, subjects, text }) => {
  it('is shown by the preview as it will be imported', async () => {
    const { rows, problems } = await preview(name);
    expect(problems).toEqual([]);
    expect([rows.length, rows[0]?.record?.id]).toEqual([documents, firstId]);
    expect([...new Set(rows.flatMap(({ record }) => record?.subjects ?? []))].sort()).toEqual(subjects);
    expect(rows.some(({ record }) => record?.text.includes(text))).toBe(true);
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
