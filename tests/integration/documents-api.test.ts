import { request } from 'node:http';
import type { Role } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importByApi } from '../support/import-by-api.js';
import { importFile, jsonLines, riverRecord as record, startImportWorker } from '../support/importing.js';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { headersOf } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let server: RoleApi;
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
  server = await startRoleApi(database, url, { CLASSMARK_MAX_UPLOAD_MB: '3' });
  await importFile(database, {
    content: jsonLines(
      record('a1', { subjects: ['/Earth/Rivers', '/Life'] }),
      record('a2', { subjects: ['/Life'] }),
      record('a3', { title: 'Short', text: '' }),
    ),
    options: { source: 'first', scheme: 'Areas', createSubjects: true },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
});

const documentId = async (externalId: string) =>
  globalId(`Document:${(await prisma.document.findFirstOrThrow({ where: { externalId } })).id}`);

describe('POST /uploads', () => {
  const upload = (role: Role, body: string | Uint8Array<ArrayBuffer>, name = 'rows.csv') =>
    server.api.fetch('/uploads', {
      method: 'POST',
      headers: { ...headersOf(server.as(role)), 'x-file-name': encodeURIComponent(name) },
      body,
    });
  const preview = `query ($id: ID!, $mapping: FieldMappingInput) { uploadPreview(uploadId: $id, mapping: $mapping) {
    fileName format fields mapping { id title text subjects } rows { line record { id title subjects } }
    problems { line code } } }`;

  it('keeps a file that is previewed, its columns mapped, and then imported', async () => {
    const csv = 'nr;x,headline,abstract,keywords\n1,Rivers,How the water flows to the sea,Earth;Life\n2,,,\n';
    const answer = await upload('operator', csv, 'Übung.csv');
    expect(answer.status).toBe(201);
    const { uploadId } = await answer.json();
    expect((await server.ask<{ uploadPreview: object }>('operator', preview, { id: uploadId })).uploadPreview).toEqual({
      fileName: 'Übung.csv',
      format: 'CSV',
      fields: ['nr;x', 'headline', 'abstract', 'keywords'],
      mapping: { id: null, title: 'headline', text: 'abstract', subjects: 'keywords' },
      rows: [
        { line: 2, record: { id: expect.any(String), title: 'Rivers', subjects: ['Earth', 'Life'] } },
        { line: 3, record: null },
      ],
      problems: [{ line: 3, code: 'NEITHER_TITLE_NOR_TEXT' }],
    });
    const mapping = { id: 'nr;x', title: 'headline', text: 'abstract', subjects: 'keywords' };
    expect(await server.ask('operator', preview, { id: uploadId, mapping })).toMatchObject({
      uploadPreview: {
        rows: [
          { line: 2, record: { id: '1', title: 'Rivers', subjects: ['Earth', 'Life'] } },
          { line: 3, record: null },
        ],
        problems: [{ line: 3, code: 'NEITHER_TITLE_NOR_TEXT' }],
      },
    });
    const report = await importInput({ uploadId, scheme: 'Areas', mapping });
    expect(report).toMatchObject({ seen: 2, added: 1, wrong: { NEITHER_TITLE_NOR_TEXT: 1 } });
    expect(await server.ask('operator', preview, { id: uploadId })).toEqual({ uploadPreview: null });
  });

  it('is for operators', async () => {
    const answer = await upload('curator', 'id,title\n');
    expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ code: 'NOT_ALLOWED' })]);
    expect(await prisma.upload.count()).toBe(0);
  });

  it('refuses a file over the limit, and an empty one', async () => {
    const tooLarge = await upload('operator', new Uint8Array(30_000_000));
    expect([tooLarge.status, (await tooLarge.json()).message]).toEqual([400, 'The file is larger than 3 MB.']);
    const empty = await upload('operator', '');
    expect([empty.status, (await empty.json()).message]).toEqual([400, 'The file is empty.']);
    expect(await prisma.upload.count()).toBe(0);
  });

  it('forgets a file whose sender leaves', async () => {
    const sending = request(new URL('/uploads', server.api.url), {
      method: 'POST',
      headers: { ...headersOf(server.as('operator')), 'content-length': '3000000' },
    });
    sending.on('error', () => {});
    sending.write(new Uint8Array(1_200_000));
    await until('the upload has begun', async () => (await prisma.uploadChunk.count()) > 0);
    sending.destroy();
    await until('it is gone', async () => (await prisma.upload.count()) === 0);
    expect(server.api.log.filter(({ level }) => level >= 50)).toEqual([]);
  });
});

const importInput = (input: object): Promise<unknown> => importByApi(server, database, input);

describe('importDocuments', () => {
  it('takes records in place of a file', async () => {
    const records = [record('r1', { subjects: ['Life'] }), { id: 'r2', title: 'Two words' }];
    expect(await importInput({ records, source: 'records', scheme: 'Areas' })).toMatchObject({
      seen: 2,
      added: 1,
      setAside: { too_few_words: 1 },
    });
  });

  it.each([
    ['neither file nor records', {}, 'InvalidInputProblem', 'uploadId'],
    ['an unknown scheme', { records: [record('x')], scheme: 'Aeras' }, 'InvalidInputProblem', 'scheme'],
    ['an unknown upload', { uploadId: globalId('Upload:999') }, 'NotFoundProblem', null],
    ['the id of something else', { uploadId: globalId('Document:1') }, 'InvalidInputProblem', 'uploadId'],
  ])('answers %s with a problem', async (_name, input, __typename, field) => {
    expect(await importInput(input)).toMatchObject({ __typename, field });
  });
});

describe('documents', () => {
  const list = `query ($filter: DocumentFilter, $search: String, $first: Int, $after: String) {
    documents(filter: $filter, search: $search, first: $first, after: $after) {
      totalCount facets { count subject { label } } pageInfo { hasNextPage endCursor }
      edges { snippet node { externalId labels { value origin subject { label } } subjects { status subject { label } } } } } }`;
  interface Listed {
    readonly documents: {
      readonly totalCount: number;
      readonly facets: readonly { readonly count: number; readonly subject: { readonly label: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly edges: readonly { readonly snippet: string | null; readonly node: { readonly externalId: string } }[];
    };
  }
  const namesOf = ({ documents }: Listed) => documents.edges.map(({ node }) => node.externalId);

  it('are searched, counted by subject and shown with their subjects', async () => {
    const { documents } = await server.ask<Listed>('reader', list, { search: 'a1', filter: { source: 'first' } });
    expect(documents).toEqual({
      totalCount: 1,
      facets: [
        { count: 1, subject: { label: 'Earth' } },
        { count: 1, subject: { label: 'Life' } },
        { count: 1, subject: { label: 'Rivers' } },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      edges: [
        {
          snippet: expect.stringContaining('<mark>a1</mark>'),
          node: {
            externalId: 'a1',
            labels: [
              { value: true, origin: 'IMPORT', subject: { label: 'Life' } },
              { value: true, origin: 'IMPORT', subject: { label: 'Rivers' } },
            ],
            subjects: [
              { status: 'LABELLED', subject: { label: 'Earth' } },
              { status: 'LABELLED', subject: { label: 'Life' } },
              { status: 'LABELLED', subject: { label: 'Rivers' } },
            ],
          },
        },
      ],
    });
  });

  it.each([['/Earth/Rivers'], ['Rivers'], ['Earth']])(
    'are those with the subject %s, by path or label',
    async (subject) => {
      const filter = { source: 'first', subjects: [subject, 'Life'] };
      expect(namesOf(await server.ask<Listed>('reader', list, { filter }))).toEqual(['a1']);
    },
  );

  it('of a subject that there is not are a mistake, and say which', async () => {
    const { errors } = await server.api.graphql(list, { filter: { subjects: ['Life', 'Lief'] } }, server.as('reader'));
    expect(errors?.[0]).toMatchObject({
      message: 'There is no subject "Lief".',
      extensions: { code: 'INVALID_INPUT', issues: [{ path: 'filter.subjects.1' }] },
    });
  });

  it('are paged by cursor', async () => {
    const first = await server.ask<Listed>('reader', list, { filter: { source: 'first' }, first: 1 });
    expect(namesOf(first)).toEqual(['a2']);
    const { endCursor } = first.documents.pageInfo;
    expect(
      namesOf(await server.ask<Listed>('reader', list, { filter: { source: 'first' }, after: endCursor })),
    ).toEqual(['a1']);
  });

  it('that stand aside are for curators, who may take them back', async () => {
    const aside = { filter: { state: 'SET_ASIDE', source: 'first' } };
    const refused = await server.api.graphql(list, aside, server.as('reader'));
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
    expect(namesOf(await server.ask<Listed>('curator', list, aside))).toEqual(['a3']);
    const id = await documentId('a3');
    const one = 'query ($id: ID!) { document(id: $id) { externalId setAsideReason } node(id: $id) { id } }';
    expect(await server.ask('reader', one, { id })).toEqual({ document: null, node: null });
    const restore = `mutation ($id: ID!) { restoreDocuments(input: { documentIds: [$id] }) {
      ... on DocumentsRestored { documents { externalId state setAsideReason } } ${problemFields} } }`;
    expect(await server.ask('reader', restore, { id })).toMatchObject({ restoreDocuments: { code: 'NOT_ALLOWED' } });
    expect(await server.ask('curator', restore, { id })).toEqual({
      restoreDocuments: { documents: [{ externalId: 'a3', state: 'ACTIVE', setAsideReason: null }] },
    });
    expect(await server.ask('reader', one, { id })).toMatchObject({ document: { setAsideReason: null }, node: { id } });
  });

  it('are found by what their source calls them', async () => {
    const query =
      '{ documentByExternalId(source: "first", externalId: "a1") { title } sources { name documentCount } }';
    expect(await server.ask('reader', query)).toMatchObject({
      documentByExternalId: { title: 'On the rivers of a1' },
      sources: expect.arrayContaining([expect.objectContaining({ name: 'first' })]),
    });
  });
});

describe('subjects', () => {
  it('show their place and their documents', async () => {
    const query = `{ schemes { name subjectCount } subjects(scheme: "Areas", search: "riv") { totalCount edges { node {
      label paths isRoot labelledCount scheme { name } broader { label narrower { label } } } } } }`;
    expect(await server.ask('reader', query)).toEqual({
      schemes: [{ name: 'Areas', subjectCount: 3 }],
      subjects: {
        totalCount: 1,
        edges: [
          {
            node: {
              label: 'Rivers',
              paths: ['/Earth/Rivers'],
              isRoot: false,
              labelledCount: 1,
              scheme: { name: 'Areas' },
              broader: [{ label: 'Earth', narrower: [{ label: 'Rivers' }] }],
            },
          },
        ],
      },
    });
  });
});
