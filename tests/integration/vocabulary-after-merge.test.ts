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

async function bring(scheme: string, content: string, language?: string) {
  async function* bytes() {
    yield Buffer.from(content);
  }
  const limits = { fileName: 'vocabulary', maxBytes: 1e8, actor: operator };
  const { id: uploadId } = await receiveUpload(database, bytes(), limits);
  return (await execute(importVocabulary, ports, operator, { uploadId, scheme, language })).report;
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

it('a subject that a file brought back stays where people merge it after that, and is named by its URI before', async () => {
  const gone = 'ex:4 a skos:Concept ; owl:deprecated true ; dct:isReplacedBy ex:2 .';
  const whole = turtle(earth, rivers, hills, brooks);
  await bring('Twice', whole);
  await bring('Twice', turtle(earth, rivers, hills, gone));
  await bring('Twice', whole);
  expect(await prisma.subjectAlias.findMany({ where: { key: 'http://e.org/4' } })).not.toContainEqual(
    expect.objectContaining({ subjectId: await idOf('Twice', 'Rivers') }),
  );
  await mergeByHand('Twice', 'Brooks', 'Rivers');
  expect(await bring('Twice', whole)).toMatchObject({ changes: [], stillMerged: [{ label: 'Brooks' }] });
});

it('what people merged stays so where a file says in between that another replaces it', async () => {
  const gone = 'ex:4 a skos:Concept ; owl:deprecated true ; dct:isReplacedBy ex:3 .';
  await bring('Onward', turtle(earth, rivers, hills, brooks));
  await mergeByHand('Onward', 'Brooks', 'Rivers');
  await bring('Onward', turtle(earth, rivers, hills, gone));
  expect(await bring('Onward', turtle(earth, rivers, hills, brooks))).toMatchObject({
    added: 0,
    stillMerged: [{ label: 'Brooks', into: 'Rivers' }],
  });
});

describe('in a file of paths', () => {
  it('what a subject was called before is a new one where it kept its old name as another', async () => {
    await bring('Kept name', '/Ice\n');
    const id = await idOf('Kept name', 'Ice');
    await execute(rename, upkeep, operator, { target: { kind: 'subject', id }, name: 'Sea ice' });
    await prisma.subjectName.create({ data: { subjectId: id, isPreferred: false, language: '', text: 'Ice' } });
    expect(await bring('Kept name', '/Ice\n/Sea ice\n')).toMatchObject({ added: 1, unchanged: 0, stillMerged: [] });
    expect(await idOf('Kept name', 'Sea ice')).toBe(id);
  });

  it('a merge stays where the subject that stayed is renamed afterwards', async () => {
    const file = '/Earth/Rivers\n/Hills/Brooks\n';
    await bring('Survivor', file);
    await mergeByHand('Survivor', 'Brooks', 'Rivers');
    const id = await idOf('Survivor', 'Rivers');
    await execute(rename, upkeep, operator, { target: { kind: 'subject', id }, name: 'Streams' });
    expect(await bring('Survivor', file)).toMatchObject({ renamed: 1, added: 0, stillMerged: [{ label: 'Brooks' }] });
    expect(await idOf('Survivor', 'Rivers')).toBe(id);
    expect(await bring('Survivor', file)).toMatchObject({ changes: [] });
  });

  it('a place that people merged away may have a new subject of the name of one below what stayed', async () => {
    await bring('Filled', '/Earth/Ice\n/Hills\n');
    await mergeByHand('Filled', 'Earth', 'Hills');
    const file = '/Earth/Ice\n/Hills/Ice\n';
    expect(await bring('Filled', file)).toMatchObject({ added: 0, removed: 0, moved: 0 });
    expect(await bring('Filled', file)).toMatchObject({ changes: [] });
  });
});

it('the same file changes nothing after a merge where it is shown in another language than its first', async () => {
  const water = 'ex:1 a skos:Concept ; skos:prefLabel "Rivers"@en, "Flüsse"@de .';
  const brook =
    'ex:4 a skos:Concept ; skos:prefLabel "Brooks"@en, "Bäche"@de ; skos:altLabel "Rivers"@en, "Flüsse"@de .';
  const file = turtle(water, brook, earth.replace('ex:1', 'ex:7'), hills, rills);
  await bring('Languages', file, 'de');
  await mergeByHand('Languages', 'Bäche', 'Flüsse');
  expect(await bring('Languages', file)).toMatchObject({ changes: [], unchanged: 4 });
});

it('a subject that the file only points at stays, with its steps, where an earlier state made one of it', async () => {
  const pointing = 'ex:2 a skos:Concept ; skos:prefLabel "Rivers"@en ; skos:broader ex:99 .';
  await bring('Pointed at', turtle(earth, pointing, 'ex:99 a skos:Concept ; skos:prefLabel "c_99" .'));
  expect(await bring('Pointed at', turtle(earth, pointing))).toMatchObject({ changes: [], unchanged: 3 });
});
