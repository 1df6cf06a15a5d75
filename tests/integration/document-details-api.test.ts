import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importByApi } from '../support/import-by-api.js';
import { riverRecord as record, startImportWorker } from '../support/importing.js';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let server: RoleApi;
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
});

const importRecords = (input: object): Promise<unknown> => importByApi(server, database, input);

describe('what documents carry beside title and text', () => {
  const details = { url: 'https://example.org/d1', publicationDate: '2014-05', language: 'en', authors: ['A. One'] };
  const list = `query ($filter: DocumentFilter) { documents(filter: $filter) {
    edges { node { externalId url publicationDate language authors metadata } } } }`;
  interface Carried {
    readonly documents: { readonly edges: readonly { readonly node: { readonly externalId: string } }[] };
  }
  const find = async (filter: object) => {
    const { documents } = await server.ask<Carried>('reader', list, { filter: { source: 'details', ...filter } });
    return documents.edges.map(({ node }) => node);
  };
  const idsOf = async (filter: object) => (await find(filter)).map(({ externalId }) => externalId).sort();
  const records = [
    record('d1', { ...details, metadata: { journal: 'J', tags: ['x', 'y'] } }),
    record('d2', { publicationDate: '2015', metadata: { journal: 'K' } }),
    record('10.5555/d3', { publicationDate: '2013-12-31' }),
  ];
  beforeAll(async () => {
    await importRecords({ records, source: 'details' });
  });

  it('is told of each', async () => {
    expect(await find({ publishedFrom: '2014', publishedUntil: '2014' })).toEqual([
      { externalId: 'd1', ...details, metadata: { journal: 'J', tags: ['x', 'y'] } },
    ]);
  });

  it('is a DOI’s address where the id is one', async () => {
    expect(await find({ publishedUntil: '2013-12-30' })).toEqual([]);
    expect(await find({ publishedUntil: '2013' })).toMatchObject([{ url: 'https://doi.org/10.5555/d3' }]);
  });

  it.each([
    ['from a day', { publishedFrom: '2014-05-20' }, ['d1', 'd2']],
    ['from a year', { publishedFrom: '2015' }, ['d2']],
    ['until a day', { publishedUntil: '2014-05-20' }, ['10.5555/d3', 'd1']],
    ['by metadata', { metadata: [{ key: 'journal', value: 'K' }] }, ['d2']],
    ['by a member of a list in the metadata', { metadata: [{ key: 'tags', value: 'y' }] }, ['d1']],
  ])('narrows the list %s', async (_how, filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids);
  });

  it('is updated by an import that says otherwise, and left alone by one that says the same', async () => {
    expect(await importRecords({ records, source: 'details' })).toMatchObject({ unchanged: 3 });
    const [first, ...others] = records;
    const changed = [{ ...first, authors: ['A. One', 'B. Two'] }, ...others];
    expect(await importRecords({ records: changed, source: 'details' })).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await find({ publishedFrom: '2014', publishedUntil: '2014' })).toMatchObject([
      { authors: ['A. One', 'B. Two'] },
    ]);
  });

  it('must be a date where a date is asked for', async () => {
    const input = { records: [record('d4', { publicationDate: 'May 2014' })], source: 'details' };
    expect(await importRecords(input)).toMatchObject({ field: 'records.0.publicationDate' });
  });
});
