import { createDocumentStore, createRestoreStore, listDocumentSubjects, listSnippets } from '@classmark/database';
import { documentFilter, execute, restoreDocuments } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, riverRecord as record, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma, pool } = database;
const store = createDocumentStore(database);
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

const idOf = async (externalId: string) => (await prisma.document.findFirstOrThrow({ where: { externalId } })).id;
const subjectId = async (label: string) => (await prisma.subject.findFirstOrThrow({ where: { label } })).id;

async function list(filter: object): Promise<string[]> {
  const page = await store.listDocuments({
    order: 'best_match',
    filter: documentFilter.parse(filter),
    limit: 100,
    after: null,
  });
  const found = await prisma.document.findMany({ where: { id: { in: page.map(({ documentId }) => documentId) } } });
  const names = new Map(found.map(({ id, externalId }) => [id, externalId]));
  return page.map(({ documentId }) => names.get(documentId) ?? '');
}

async function facets(filter: object): Promise<[string, number][]> {
  const rows = await store.listFacets(documentFilter.parse(filter), 50);
  const subjects = await prisma.subject.findMany({ where: { id: { in: rows.map((row) => row.subjectId) } } });
  const labels = new Map(subjects.map(({ id, label }) => [id, label]));
  return rows.map((row) => [labels.get(row.subjectId) ?? '', row.count]);
}

describe('documents', () => {
  beforeAll(async () => {
    const subjects = (...paths: string[]) => ({ subjects: paths });
    await importFile(database, {
      content: jsonLines(
        record('d1', subjects('/Earth/Water/Rivers', '/Life')),
        record('d2', { ...subjects('/Earth/Water'), text: 'Glaciers melt, says this text: ice < water & "snow".' }),
        record('d3', { ...subjects('/Life'), title: 'Glaciers', text: 'Whales and how they sing under the ice.' }),
        record('d4'),
        record('d5', { title: 'Short', text: '' }),
      ),
      options: { source: 'S', scheme: 'Areas', createSubjects: true, labelsComplete: true },
    });
    await importFile(database, { content: jsonLines(record('o1')), options: { source: 'Other' } });
    const predictions = [
      { document: 'd4', subject: 'Rivers', state: 'published' },
      { document: 'd4', subject: 'Life', state: 'queued' },
      { document: 'o1', subject: 'Life', state: 'accepted' },
    ] as const;
    for (const { document, subject, state } of predictions) {
      const key = { documentId: await idOf(document), subjectId: await subjectId(subject) };
      await prisma.prediction.create({ data: { ...key, versionId: 1, probability: 0.75, margin: 0.1, state } });
    }
  });

  it('are listed newest first, those that take part', async () => {
    expect(await list({})).toEqual(['o1', 'd4', 'd3', 'd2', 'd1']);
    expect(await list({ state: 'set_aside' })).toEqual(['d5']);
  });

  it('are filtered by source, labels and suggestions', async () => {
    expect(await list({ source: 'Other' })).toEqual(['o1']);
    expect(await list({ labelled: true, scheme: 'Areas' })).toEqual(['d3', 'd2', 'd1']);
    expect(await list({ labelled: false })).toEqual(['o1', 'd4']);
    expect(await list({ predictionState: 'queued' })).toEqual(['d4']);
  });

  it('have a subject by label or published suggestion, narrower ones included', async () => {
    expect(await list({ subjectIds: [await subjectId('Earth')] })).toEqual(['d4', 'd2', 'd1']);
    expect(await list({ subjectIds: [await subjectId('Life')] })).toEqual(['o1', 'd3', 'd1']);
    expect(await list({ subjectIds: [await subjectId('Earth'), await subjectId('Life')] })).toEqual(['d1']);
  });

  it('are found by their words, the title first', async () => {
    expect(await list({ search: 'glacier' })).toEqual(['d3', 'd2']);
    expect(await list({ search: '"melt says"' })).toEqual(['d2']);
    expect(await list({ search: 'glacier -whale' })).toEqual(['d2']);
    expect(await list({ search: 'the' })).toEqual([]);
    expect(await list({ search: "); drop table 'document' --" })).toEqual([]);
  });

  it('show where a search hit them, escaped', async () => {
    const id = await idOf('d2');
    const snippets = await listSnippets(database, [id], 'glacier');
    expect(snippets.get(id)).toBe(
      'rivers of d2 · <mark>Glaciers</mark> melt, says this text: ice &lt; water &amp; &quot;snow',
    );
  });

  it('are paged without a gap or a repeat, searched or not', async () => {
    for (const search of [null, 'rivers']) {
      const filter = documentFilter.parse({ search });
      const whole = await store.listDocuments({ order: 'best_match', filter, limit: 100, after: null });
      const first = await store.listDocuments({ order: 'best_match', filter, limit: 2, after: null });
      const rest = await store.listDocuments({ order: 'best_match', filter, limit: 100, after: first.at(-1) ?? null });
      expect([...first, ...rest]).toEqual(whole);
      expect(await store.countDocuments(filter, 100)).toBe(whole.length);
    }
    expect(await store.countDocuments(documentFilter.parse({}), 3)).toBe(3);
  });

  it('are counted by subject under the filter, roots first', async () => {
    expect(await facets({})).toEqual([
      ['Earth', 3],
      ['Life', 3],
      ['Water', 3],
      ['Rivers', 2],
    ]);
    expect(await facets({ search: 'glacier' })).toEqual([
      ['Earth', 1],
      ['Life', 1],
      ['Water', 1],
    ]);
    expect(await facets({ subjectIds: [await subjectId('Rivers')], source: 'Other' })).toEqual([]);
  });

  it('show each subject once, by its best status', async () => {
    const [d1, d4] = [await idOf('d1'), await idOf('d4')];
    const shown = await listDocumentSubjects(database, [d1, d4]);
    const names = await prisma.subject.findMany();
    const label = (id: number) => names.find((subject) => subject.id === id)?.label;
    expect(
      shown.map((row) => [row.documentId === d1 ? 'd1' : 'd4', label(row.subjectId), row.status, row.probability]),
    ).toEqual([
      ['d1', 'Earth', 'labelled', null],
      ['d4', 'Earth', 'published', null],
      ['d1', 'Life', 'labelled', null],
      ['d1', 'Rivers', 'labelled', null],
      ['d4', 'Rivers', 'published', 0.75],
      ['d1', 'Water', 'labelled', null],
      ['d4', 'Water', 'published', null],
    ]);
  });
});

describe('what documents show', () => {
  /** Random labels of both origins and values, and suggestions, on a vocabulary with two ways up. */
  beforeAll(async () => {
    const paths = ['/A/B/C', '/A/D', '/E/D/F', '/E/G', '/H'];
    const records = Array.from({ length: 2_500 }, (_, i) =>
      record(`r${i}`, { subjects: paths.filter((_, k) => (i * 7 + k * 13) % 5 === 0) }),
    );
    const options = { source: 'random', scheme: 'Random', createSubjects: true, mergesEqualNames: true };
    await importFile(database, { content: jsonLines(...records), options });
    await pool.query(
      `select setseed(0.5);
       insert into label (document_id, subject_id, origin, value)
       select d.id, s.id, 'curator', random() < 0.4
       from document d join source c on c.id = d.source_id, subject s join scheme x on x.id = s.scheme_id
       where c.name = 'random' and x.name = 'Random' and random() < 0.15;
       insert into prediction (document_id, subject_id, version_id, probability, margin, state)
       select d.id, s.id, 1, 0.5, 0.1, (array['published', 'queued', 'withdrawn', 'rejected'])[1 + floor(random() * 4)]::prediction_state
       from document d join source c on c.id = d.source_id, subject s join scheme x on x.id = s.scheme_id
       where c.name = 'random' and x.name = 'Random' and random() < 0.1;`,
    );
  });

  it('are the yes labels of effective_label, whatever was said', async () => {
    const { rows } = await pool.query(
      `(select document_id, subject_id from effective_label where value
        except select document_id, subject_id from document_subject where status = 'labelled')
       union all
       (select document_id, subject_id from document_subject where status = 'labelled'
        except select document_id, subject_id from effective_label where value)`,
    );
    expect(rows).toEqual([]);
  });

  it('is counted alike where documents are many and where they are few', async () => {
    const many = await facets({ scheme: 'Random' });
    const { rows } = await pool.query<{ label: string; count: number }>(
      `select s.label, count(distinct x.document_id)::int as count
       from document_subject x join subject s on s.id = x.subject_id join document d on d.id = x.document_id
       where d.state = 'active' and s.scheme_id = (select id from scheme where name = 'Random') group by s.label`,
    );
    const expected = new Map(rows.map(({ label, count }) => [label, count]));
    expect(many.map(([label]) => label).sort()).toEqual(['A', 'E', 'H']);
    for (const [label, count] of many) expect([label, count]).toEqual([label, expected.get(label)]);
    const both = { scheme: 'Random', subjectIds: [await subjectId('A'), await subjectId('E')] };
    const found = await store.countDocuments(documentFilter.parse(both), 10_000);
    expect(new Map(await facets(both)).get('A')).toBe(found);
  });

  it('is counted under what is filtered by, too', async () => {
    const counts = new Map(await facets({ scheme: 'Random', source: 'random', subjectIds: [] }));
    const { rows } = await pool.query<{ label: string; count: number }>(
      `select s.label, count(distinct x.document_id)::int as count
       from document_subject x join subject s on s.id = x.subject_id
       where x.document_id in (select d.id from document d join source c on c.id = d.source_id where c.name = 'random' and d.state = 'active')
       group by s.label`,
    );
    for (const { label, count } of rows)
      if (counts.has(label)) expect([label, counts.get(label)]).toEqual([label, count]);
    expect(counts.size).toBeGreaterThan(0);
  });
});

describe('a document that was restored', () => {
  it('takes part for good: no later import sets it aside, even with a changed text', async () => {
    const options = { source: 'R' };
    const file = { content: jsonLines(record('x1', { title: 'Short', text: '' })), options };
    expect((await importFile(database, file)).result).toMatchObject({ setAside: { too_few_words: 1 } });
    const id = await idOf('x1');
    await execute(restoreDocuments, createRestoreStore(database), { kind: 'system' }, { documentIds: [id] });
    expect((await importFile(database, file)).result).toMatchObject({ unchanged: 1, setAside: {} });
    const changed = { content: jsonLines(record('x1', { title: 'Shorter', text: '' })), options };
    expect((await importFile(database, changed)).result).toMatchObject({ updated: 1, setAside: {} });
    expect(await prisma.document.findUnique({ where: { id } })).toMatchObject({ state: 'active', restored: true });
    const events = await prisma.auditEvent.findMany({ where: { action: 'document.restored' } });
    expect(events).toMatchObject([{ target: `document:${id}`, actor: 'system' }]);
  });

  it('leaves what is active alone', async () => {
    const id = await idOf('d1');
    await createRestoreStore(database).restore([id], { kind: 'system' });
    expect(await prisma.document.findUnique({ where: { id } })).toMatchObject({ restored: false });
  });
});
