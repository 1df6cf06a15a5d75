import {
  countDocumentsOfSchemes,
  countLabelled,
  countSubjectsOfSchemes,
  countSuggested,
  createSchemeStore,
  createSubjectStore,
} from '@classmark/database';
import { createScheme, execute, subjectFilter } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImport, startImportWorker, untilImported } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma, pool } = database;
const workers: AsyncDisposable[] = [];

beforeAll(async () => {
  workers.push(await startImportWorker({ database, url }), await startImportWorker({ database, url }));
});
afterAll(async () => {
  for (const worker of workers) await worker[Symbol.asyncDispose]();
});

const record = (id: string, subjects: string[]) => ({
  id,
  title: `On the rivers of ${id}`,
  text: `Text ${id} says how water flows there.`,
  subjects,
});
const importSubjects = (scheme: string, ...records: { id: string; subjects: string[] }[]) =>
  importFile(database, {
    content: jsonLines(...records),
    options: { source: scheme, scheme, createSubjects: true, mergesEqualNames: true },
  });

async function pathsOf(scheme: string): Promise<Record<string, string[]>> {
  const subjects = await prisma.subject.findMany({ where: { scheme: { name: scheme } }, orderBy: { label: 'asc' } });
  return Object.fromEntries(subjects.map(({ label, paths }) => [label, paths]));
}

/** The closure as it is stored, and as it follows from the steps. */
async function closures(): Promise<[string[], string[]]> {
  const stored = await pool.query("select descendant_id || '<' || ancestor_id as pair from subject_ancestor");
  const derived = await pool.query(
    `with recursive up (low, high) as (
       select id, id from subject union select low, broader_id from up join subject_broader on narrower_id = high)
     select low || '<' || high as pair from up`,
  );
  const pairs = ({ rows }: { rows: { pair: string }[] }) => rows.map(({ pair }) => pair).sort();
  return [pairs(stored), pairs(derived)];
}

describe('a scheme that does not merge equal names', () => {
  const record = (id: string, subjects: string[]) => ({
    id,
    title: `On ${id}`,
    text: `A text that tells ${id} apart.`,
    subjects,
  });
  const importByPlace = (scheme: string, ...records: object[]) =>
    importFile(database, { content: jsonLines(...records), options: { source: scheme, scheme, createSubjects: true } });
  const labelsOf = async (scheme: string) => {
    const labels = await prisma.label.findMany({
      where: { subject: { scheme: { name: scheme } } },
      include: { subject: true, document: true },
      orderBy: { document: { externalId: 'asc' } },
    });
    return labels.map(({ document, subject }) => [document.externalId, subject.paths]);
  };

  it('tells subjects apart by their place', async () => {
    await importByPlace(
      'Places',
      record('p1', ['/Medicine/History']),
      record('p2', ['/Art/History']),
      record('p3', ['/Music/Music']),
    );
    expect(await labelsOf('Places')).toEqual([
      ['p1', ['/Medicine/History']],
      ['p2', ['/Art/History']],
      ['p3', ['/Music/Music']],
    ]);
    const [stored, derived] = await closures();
    expect(stored).toEqual(derived);
  });

  it('finds a subject by its name alone where there is one of that name, and by its URI', async () => {
    await importByPlace('Names', record('n1', ['/Earth/Rivers']), record('n2', ['http://example.org/deltas']));
    await prisma.subject.updateMany({ where: { label: 'Rivers' }, data: { uri: 'http://example.org/rivers' } });
    await importByPlace('Names', record('n3', ['Rivers']), record('n4', ['<http://example.org/rivers>']));
    expect(await labelsOf('Names')).toEqual([
      ['n1', ['/Earth/Rivers']],
      ['n2', ['/http:\\/\\/example.org\\/deltas']],
      ['n3', ['/Earth/Rivers']],
      ['n4', ['/Earth/Rivers']],
    ]);
  });

  it('refuses a name that several subjects have', async () => {
    await importByPlace('Doubts', record('d1', ['/Medicine/History']), record('d2', ['/Art/History']));
    const { problems } = await importByPlace('Doubts', record('d3', ['History']));
    expect(problems).toMatchObject([{ code: 'INVALID_SUBJECT', message: expect.stringContaining('write the path') }]);
  });

  it('is told from others for good', async () => {
    await execute(
      createScheme,
      createSchemeStore(database),
      { kind: 'system' },
      { name: 'Told', mergesEqualNames: true },
    );
    await importByPlace('Told', record('t1', ['/A/C']), record('t2', ['/B/C']));
    expect(await labelsOf('Told')).toEqual([
      ['t1', ['/A/C', '/B/C']],
      ['t2', ['/A/C', '/B/C']],
    ]);
    const again = execute(createScheme, createSchemeStore(database), { kind: 'system' }, { name: 'Told' });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a scheme that merges equal names', () => {
  it('grows by the paths of labels; a subject is its last segment', async () => {
    await importSubjects('A', record('a1', ['/Earth/Water/Rivers', '/Land']), record('a2', ['Rivers', 'Sky']));
    expect(await pathsOf('A')).toEqual({
      Earth: ['/Earth'],
      Land: ['/Land'],
      Rivers: ['/Earth/Water/Rivers'],
      Sky: ['/Sky'],
      Water: ['/Earth/Water'],
    });
  });

  it('gives all that is below a subject its new ways up', async () => {
    await importSubjects('B', record('b1', ['/Earth/Water/Rivers/Deltas']));
    await importSubjects('B', record('b2', ['/Engineering/Water']));
    expect((await pathsOf('B')).Deltas).toEqual(['/Earth/Water/Rivers/Deltas', '/Engineering/Water/Rivers/Deltas']);
    const [stored, derived] = await closures();
    expect(stored).toEqual(derived);
  });

  it('puts what was a root under what a later path says', async () => {
    await importSubjects('C', record('c1', ['/Rivers/Deltas']));
    await importSubjects('C', record('c2', ['/Water/Rivers']));
    expect((await pathsOf('C')).Deltas).toEqual(['/Water/Rivers/Deltas']);
    const [stored, derived] = await closures();
    expect(stored).toEqual(derived);
  });

  it('refuses a circle with a clear message, and goes on', async () => {
    await importSubjects('D', record('d1', ['/Water/Rivers']));
    const run = await importSubjects('D', record('d2', ['/Rivers/Water']), record('d3', ['/Rivers/Deltas']));
    expect(run).toMatchObject({
      result: { added: 1, wrong: { SUBJECT_CYCLE: 1 } },
      problems: [
        {
          line: 1,
          message: '"Water" cannot be put under "Rivers": "Rivers" is already under "Water", which would form a cycle.',
        },
      ],
    });
  });

  it('grows by two imports at once without a subject made twice or a step lost', async () => {
    const records = (name: string) =>
      Array.from({ length: 1_500 }, (_, i) =>
        record(`${name}${i}`, [`/Root ${i % 7}/Child ${i % 90}/Leaf ${i % 700}`]),
      );
    const options = { scheme: 'E', createSubjects: true, mergesEqualNames: true };
    const ids = await Promise.all(
      ['x', 'y'].map((name) =>
        startImport(database, { content: jsonLines(...records(name)), options: { ...options, source: name } }),
      ),
    );
    for (const id of ids) {
      expect(await untilImported(database, id)).toMatchObject({ state: 'succeeded', result: { added: 1_500 } });
    }
    expect(await prisma.subject.count({ where: { scheme: { name: 'E' } } })).toBe(7 + 90 + 700);
    const [stored, derived] = await closures();
    expect(stored).toEqual(derived);
  });
});

describe('subjects', () => {
  const nameAlso = async (
    label: string,
    name: { text: string; language: string; isPreferred: boolean },
    scheme = 'Areas',
  ) => {
    const subject = await prisma.subject.findFirstOrThrow({ where: { label, scheme: { name: scheme } } });
    await prisma.subjectName.create({ data: { subjectId: subject.id, ...name } });
  };

  beforeAll(async () => {
    await importSubjects(
      'Areas',
      record('s1', ['/Earth sciences/Hydrology/River deltas']),
      record('s2', ['/Earth sciences/Hydrology', '/Engineering/Hydrogen storage']),
      record('s3', ['/Medicine/Dehydration', '/Earth sciences']),
    );
    await importSubjects('Names', record('n1', ['/Old ice', '/Ice', '/Frozen water', '/Ice ages', '/Cold lands']));
    await nameAlso('Frozen water', { text: 'ice', language: 'en', isPreferred: false }, 'Names');
    await nameAlso('Frozen water', { text: 'Sea ice', language: 'en', isPreferred: false }, 'Names');
    await nameAlso('Cold lands', { text: 'Ice caps', language: 'en', isPreferred: false }, 'Names');
  });
  const store = createSubjectStore(database);
  const list = async (filter: object, after: number | null = null, limit = 100) => {
    const all = await store.listSubjects({
      filter: subjectFilter.parse({ scheme: 'Areas', ...filter }),
      limit: 100,
      after: null,
    });
    const page = await store.listSubjects({
      filter: subjectFilter.parse({ scheme: 'Areas', ...filter }),
      limit,
      after: after === null ? null : (all[after] ?? null),
    });
    return page.map(({ label }) => label);
  };
  const idOf = async (label: string) =>
    (await prisma.subject.findFirstOrThrow({ where: { label, scheme: { name: 'Areas' } } })).id;

  it('are listed by label, whole or roots only or under a parent', async () => {
    expect(await list({ rootsOnly: true })).toEqual(['Earth sciences', 'Engineering', 'Medicine']);
    expect(await list({ parentId: await idOf('Earth sciences') })).toEqual(['Hydrology']);
    expect(await store.countSubjects(subjectFilter.parse({ scheme: 'Areas' }))).toBe(7);
    expect(await list({ scheme: 'No such scheme' })).toEqual([]);
  });

  it('are found while being typed: beginnings first, then the alike', async () => {
    expect((await list({ search: 'hydro' })).sort()).toEqual(['Hydrogen storage', 'Hydrology']);
    expect(await list({ search: 'hydrology' })).toEqual(['Hydrology']);
    expect(await list({ search: 'hydr' })).toEqual(['Hydrology', 'Hydrogen storage', 'Dehydration']);
    expect(await list({ search: 'hidrology' })).toEqual(['Hydrology']);
    expect(await list({ search: '%' })).toEqual([]);
  });

  it('are found by their labels in other languages and by alternative ones', async () => {
    await nameAlso('River deltas', { text: 'Flussmündungen', language: 'de', isPreferred: true });
    await nameAlso('Dehydration', { text: 'Lack of water', language: 'en', isPreferred: false });
    expect(await list({ search: 'flussmünd' })).toEqual(['River deltas']);
    expect(await list({ search: 'FLUSSMÜNDUNGEN' })).toEqual(['River deltas']);
    expect(await list({ search: 'water' })).toEqual(['Dehydration']);
    expect(await list({ search: 'flusmündungen' })).toEqual(['River deltas']);
    expect(await store.countSubjects(subjectFilter.parse({ scheme: 'Areas', search: 'water' }))).toBe(1);
  });

  it('are found once, whole names before beginnings before words, the label before another name', async () => {
    const inOrder = ['Ice', 'Frozen water', 'Ice ages', 'Cold lands', 'Old ice'];
    expect(await list({ scheme: 'Names', search: 'ice' })).toEqual(inOrder);
    expect(await list({ scheme: 'Names', search: 'ice o' })).toEqual(['Old ice']);
  });

  it('are found by one or two letters at the beginning of a word', async () => {
    expect(await list({ search: 'sc' })).toEqual(['Earth sciences']);
    expect(await list({ search: 'st' })).toEqual(['Hydrogen storage']);
    expect(await list({ search: 'dr' })).toEqual([]);
  });

  it('are found by one sign inside a word where words have no spaces between them', async () => {
    await nameAlso('Medicine', { text: '临床医学', language: 'zh', isPreferred: true });
    expect(await list({ search: '医' })).toEqual(['Medicine']);
  });

  it('that begin alike in their thousands are found up to 1,000, the one so called first', async () => {
    await pool.query(`insert into subject (scheme_id, key, label, paths)
      select id, 'Topic ' || n, 'Topic ' || n, '{}' from scheme, generate_series(1, 1500) n where name = 'Names'`);
    const filter = subjectFilter.parse({ scheme: 'Names', search: 'topic' });
    expect(await store.countSubjects(filter)).toBe(1_000);
    expect((await list({ scheme: 'Names', search: 'topic 999' }))[0]).toBe('Topic 999');
  });

  it('are paged without a gap or a repeat', async () => {
    for (const filter of [{}, { scheme: 'Names', search: 'ice' }]) {
      const whole = await list(filter);
      expect(whole.length).toBeGreaterThan(4);
      expect([...(await list(filter, null, 2)), ...(await list(filter, 1, 2)), ...(await list(filter, 3))]).toEqual(
        whole,
      );
    }
  });

  it('count the documents of narrower ones, and their suggestions by state', async () => {
    const document = await prisma.document.findFirstOrThrow({ where: { externalId: 's3' } });
    const hydrology = await idOf('Hydrology');
    const key = { documentId: document.id, subjectId: hydrology };
    await prisma.prediction.create({ data: { ...key, versionId: 1, probability: 0.5, margin: 0.1, state: 'queued' } });
    const ids = [await idOf('Earth sciences'), hydrology, await idOf('River deltas')];
    const labelled = new Map((await countLabelled(database, ids)).map(({ subjectId, count }) => [subjectId, count]));
    expect(ids.map((id) => labelled.get(id))).toEqual([3, 2, 1]);
    expect(await countSuggested(database, ids)).toEqual([{ subjectId: hydrology, published: 0, queued: 1 }]);
    const { id: schemeId } = await prisma.scheme.findUniqueOrThrow({ where: { name: 'Areas' } });
    expect(await countSubjectsOfSchemes(database, [schemeId])).toEqual([{ schemeId, count: 7 }]);
    expect(await countDocumentsOfSchemes(database, [schemeId])).toEqual([{ schemeId, count: 3 }]);
  });
});
