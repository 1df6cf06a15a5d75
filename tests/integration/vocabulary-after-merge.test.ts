import { createUpkeepStore, createVocabularyStore, receiveUpload } from '@classmark/database';
import { type Actor, execute, importVocabulary, merge, rename } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { portsOf } from '../../apps/api/src/vocabulary/vocabulary-ports.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { prisma } = database;
const operator: Actor = { kind: 'system' };
const ports = portsOf({ database, vocabularies: createVocabularyStore(database) });
const upkeep = createUpkeepStore(database);

async function bring(scheme: string, content: string) {
  async function* bytes() {
    yield Buffer.from(content);
  }
  const limits = { fileName: 'vocabulary', maxBytes: 1e8, actor: operator };
  const { id: uploadId } = await receiveUpload(database, bytes(), limits);
  return (await execute(importVocabulary, ports, operator, { uploadId, scheme })).report;
}

const idOf = async (scheme: string, label: string) =>
  (await prisma.subject.findFirstOrThrow({ where: { scheme: { name: scheme }, label } })).id;
const subjectsOf = (scheme: string) =>
  prisma.subject.findMany({ where: { scheme: { name: scheme } }, include: { names: true }, orderBy: { id: 'asc' } });

async function mergeByHand(scheme: string, from: string, into: string): Promise<void> {
  const [fromId, intoId] = [await idOf(scheme, from), await idOf(scheme, into)];
  await execute(merge, upkeep, operator, { kind: 'subject', fromId, intoId });
}

const turtle = (...statements: string[]): string =>
  [
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .',
    '@prefix dct: <http://purl.org/dc/terms/> . @prefix ex: <http://e.org/> .',
    ...statements,
  ].join('\n');
const earth = 'ex:1 a skos:Concept ; skos:prefLabel "Earth"@en .';
const rivers = 'ex:2 a skos:Concept ; skos:prefLabel "Rivers"@en ; skos:broader ex:1 .';
const hills = 'ex:3 a skos:Concept ; skos:prefLabel "Hills"@en .';
const brooks =
  'ex:4 a skos:Concept ; skos:prefLabel "Brooks"@en, "Bäche"@de ; skos:altLabel "Becks"@en ; skos:broader ex:3 .';
const rills = 'ex:5 a skos:Concept ; skos:prefLabel "Rills"@en ; skos:broader ex:4 .';
const runnels = 'ex:6 a skos:Concept ; skos:prefLabel "Runnels"@en ; skos:broader ex:5 .';

const files: Readonly<Record<string, string>> = {
  'with URIs': turtle(earth, rivers, hills, brooks, rills, runnels),
  'of paths': '/Earth/Rivers\n/Hills/Brooks/Rills/Runnels\n',
};

describe('a subject that was merged by hand', () => {
  it.each(Object.entries(files))('stays so where the same file comes again: %s', async (name, file) => {
    await bring(name, file);
    await mergeByHand(name, 'Brooks', 'Rivers');
    const before = await subjectsOf(name);
    expect(await bring(name, file)).toMatchObject({
      unchanged: 5,
      changes: [],
      stillMerged: [{ label: 'Brooks', into: 'Rivers' }],
    });
    expect(await subjectsOf(name)).toEqual(before);
  });

  it('hands its labels on to what the file still has of the two', async () => {
    await bring('Half', files['with URIs'] ?? '');
    await mergeByHand('Half', 'Rivers', 'Brooks');
    const id = await idOf('Half', 'Brooks');
    await bring('Half', turtle(earth, rivers));
    expect(await idOf('Half', 'Rivers')).toBe(id);
  });
});

describe('what was merged by hand in a file of paths stays so', () => {
  it('with narrower subjects of equal names', async () => {
    const file = '/Earth/Intro/Ice\n/Hills/Intro/Ice\n';
    await bring('Along', file);
    await mergeByHand('Along', 'Earth', 'Hills');
    const before = await subjectsOf('Along');
    expect(await bring('Along', file)).toMatchObject({ unchanged: 3, added: 0, changes: [] });
    expect(await subjectsOf('Along')).toEqual(before);
  });

  it('where what it stood below is renamed afterwards', async () => {
    const file = '/Music/History\n/Zoo/History\n';
    await bring('Below', file);
    const find = (path: string) =>
      prisma.subject.findFirstOrThrow({ where: { scheme: { name: 'Below' }, paths: { has: path } } });
    const [from, into, above] = [await find('/Zoo/History'), await find('/Music/History'), await find('/Zoo')];
    await execute(merge, upkeep, operator, { kind: 'subject', fromId: from.id, intoId: into.id });
    await execute(rename, upkeep, operator, { target: { kind: 'subject', id: above.id }, name: 'Zoos' });
    expect(await bring('Below', file)).toMatchObject({ unchanged: 2, renamed: 1, added: 0, removed: 0 });
    expect((await find('/Music/History')).paths).toEqual(['/Music/History', '/Zoo/History']);
  });
});

it('a subject that was renamed by hand is recognized by what it was called', async () => {
  await bring('Renamed', '/Earth/Rivers\n');
  const id = await idOf('Renamed', 'Rivers');
  await execute(rename, upkeep, operator, { target: { kind: 'subject', id }, name: 'Streams' });
  expect(await bring('Renamed', '/Earth/Rivers\n')).toMatchObject({ renamed: 1, added: 0, removed: 0 });
  expect(await idOf('Renamed', 'Rivers')).toBe(id);
});

it('a subject that a file merged comes back with a file that has it again', async () => {
  const gone = 'ex:4 a skos:Concept ; owl:deprecated true ; dct:isReplacedBy ex:2 .';
  await bring('Back', turtle(earth, rivers, hills, brooks));
  expect(await bring('Back', turtle(earth, rivers, hills, gone))).toMatchObject({ merged: 1 });
  expect(await bring('Back', turtle(earth, rivers, hills, brooks))).toMatchObject({ added: 1, stillMerged: [] });
});

it('a subject with as many former names from files as a large vocabulary has is read', async () => {
  const file = '/Earth/Rivers\n';
  await bring('Large', file);
  const id = await idOf('Large', 'Rivers');
  const { id: importId, schemeId } = await prisma.vocabularyImport.findFirstOrThrow({
    where: { scheme: { name: 'Large' } },
  });
  await prisma.$executeRaw`
    insert into subject_alias (scheme_id, key, subject_id)
    select ${schemeId}, 'http://e.org/former/' || n, ${id} from generate_series(1, 60000) n`;
  await prisma.$executeRaw`
    insert into changed_row (import_id, relation, written)
    select ${importId}, 'subject_alias', to_jsonb(a) from subject_alias a where a.scheme_id = ${schemeId}`;
  await execute(rename, upkeep, operator, { target: { kind: 'subject', id }, name: 'Streams' });
  expect(await bring('Large', file)).toMatchObject({ renamed: 1, added: 0, removed: 0 });
});
