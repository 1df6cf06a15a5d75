import { readFile } from 'node:fs/promises';
import { createDocumentStore, listSnippets } from '@classmark/database';
import { documentFilter } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const store = createDocumentStore(database);
let worker: AsyncDisposable;

const texts = {
  cafe: 'A text on the Café and its guests in “five” cities, naïve but well‑read.',
  plain: 'Another text on a cafe, and on the coöperation of its waiters.',
  tide: '冬季期间,北港防波堤的验潮仪记录到海平面缓慢上升。潮汐观测站位于北方',
  thai: 'การวัดระดับน้ำทะเลในประเทศไทยช่วงฤดูหนาว',
  pond: 'Text copied from a page has ligatures: ﬁsh, oﬃce, eﬀect, Straße, smørrebrød.',
};

beforeAll(async () => {
  worker = await startImportWorker({ database, url }, { minWords: 1, languages: [] });
  const records = Object.entries(texts).map(([id, text]) => ({ id, title: 'Title', text }));
  await importFile(database, { content: jsonLines(...records) });
});
afterAll(() => worker[Symbol.asyncDispose]());

async function find(search: string): Promise<string[]> {
  const page = await store.listDocuments({
    order: 'best_match',
    filter: documentFilter.parse({ search }),
    limit: 100,
    after: null,
  });
  const found = await database.prisma.document.findMany({
    where: { id: { in: page.map(({ documentId }) => documentId) } },
  });
  return found.map(({ externalId }) => externalId).sort();
}

async function mark(externalId: string, search: string): Promise<string[]> {
  const { id } = await database.prisma.document.findFirstOrThrow({ where: { externalId } });
  const snippet = (await listSnippets(database, [id], search)).get(id) ?? '';
  return [...snippet.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word = '']) => word);
}

describe('search', () => {
  it.each([
    ['a word with its accents in one character', 'café'],
    ['a word with its accents in two characters', 'cafe\u0301'],
    ['a word without its accents', 'cafe'],
    ['a plural with accents', 'CAFÉS'],
  ])('finds %s', async (_, search) => {
    expect(await find(search)).toEqual(['cafe', 'plain']);
  });

  it.each([
    ['a ligature by its letters', 'fish', 'pond'],
    ['letters by their ligature', 'ﬁsh', 'pond'],
    ['ß by ss', 'strasse', 'pond'],
    ['ø by o', 'smorrebrod', 'pond'],
    ['a diaeresis by nothing', 'cooperation', 'plain'],
    ['a word between typographic quotes', 'five', 'cafe'],
    ['a phrase with an accent', '"café and its guests"', 'cafe'],
    ['two characters within a run', '潮汐', 'tide'],
    ['more characters within a run', '海平面缓慢', 'tide'],
    ['one character', '站', 'tide'],
    ['the last character of a run', '方', 'tide'],
    ['a Thai word within a run', 'ประเทศไทย', 'thai'],
    ['characters with a word that is excluded', '潮汐 -cafe', 'tide'],
  ])('finds %s', async (_, search, found) => {
    expect((await find(search)).join()).toBe(found);
  });

  it.each(['汐潮', '海平潮', 'ไทยประเทศ', '-潮汐 海', '’'])('does not find %s', async (search) => {
    expect(await find(search)).toEqual([]);
  });

  it.each([
    ['cafe', 'cafe', 'Café'],
    ['plain', 'café', 'cafe'],
    ['pond', 'fish', 'ﬁsh'],
    ['cafe', '"cafe and its guests"', 'Café,guests'],
    ['tide', '潮汐', '北港防波堤的验潮仪记录到海平面缓慢上升。潮汐观测站位于北方'],
  ])('marks in %s what %s finds, as it is written', async (id, search, marked) => {
    expect(await mark(id, search)).toEqual(marked.split(','));
  });
});

const caseFile = (name: string): Promise<Buffer> => readFile(new URL(`../cases/${name}`, import.meta.url));

describe('search in what people bring', () => {
  const name = '10-search-scripts.jsonl';
  beforeAll(async () => {
    const content = await caseFile(name);
    await importFile(database, { name, content, options: { source: name } });
  });

  const findCase = async (search: string): Promise<string[]> => (await find(search)).filter((id) => /^s\d$/.test(id));

  it('finds an accent that a query brings in two characters', async () => {
    const { query }: { query: string } = JSON.parse((await caseFile('10-search-nfd.json')).toString());
    const search = /search: "(.*?)"/.exec(query)?.[1] ?? '';
    expect(search).not.toBe(search.normalize('NFC'));
    expect(await findCase(search)).toEqual(['s1']);
  });

  it.each([
    ['café', 's1'],
    ['cafe', 's1'],
    ['潮汐', 's2'],
    ['验潮仪', 's2'],
    ['fish', 's3'],
    ['office pond', 's3'],
    ['effect', 's3'],
  ])('finds %s', async (search, found) => {
    expect(await findCase(search)).toEqual([found]);
  });
});
