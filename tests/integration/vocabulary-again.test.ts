import { createVocabularyStore, receiveUpload } from '@classmark/database';
import { type Actor, execute, importVocabulary, undoVocabularyImport } from '@classmark/domain';
import { expect, it } from 'vitest';
import { portsOf } from '../../apps/api/src/vocabulary/vocabulary-ports.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { prisma } = database;
const operator: Actor = { kind: 'system' };
const vocabularies = createVocabularyStore(database);
const ports = portsOf({ database, vocabularies });

async function bring(scheme: string, content: string, options: { mergesEqualNames?: boolean; language?: string } = {}) {
  async function* bytes() {
    yield Buffer.from(content);
  }
  const limits = { fileName: 'vocabulary', maxBytes: 1e8, actor: operator };
  const { id: uploadId } = await receiveUpload(database, bytes(), limits);
  const { id, report } = await execute(importVocabulary, ports, operator, { uploadId, scheme, ...options });
  return { id, report };
}

const subjectsOf = (scheme: string) =>
  prisma.subject.findMany({ where: { scheme: { name: scheme } }, include: { names: true }, orderBy: { id: 'asc' } });

const skos = 'http://www.w3.org/2004/02/skos/core#';
const prefixes = `@prefix skos: <${skos}> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix ex: <http://e.org/> .\n`;
const statements = [
  'ex:s a skos:ConceptScheme .',
  'ex:1 a skos:Concept .',
  'ex:1 skos:prefLabel "Wasser"@de .',
  'ex:1 skos:prefLabel "Water"@en-GB .',
  'ex:1 skos:scopeNote "All  that\\nflows là." .',
  'ex:2 a skos:Concept .',
  'ex:2 skos:broader ex:1 .',
  'ex:2 skos:prefLabel "Flüsse"@de .',
  'ex:2 skos:prefLabel "Rivières"@fr .',
  'ex:2 skos:altLabel "Ströme"@de .',
  'ex:2 skos:altLabel "ströme"@de .',
  'ex:2 skos:notation "551.4" .',
  'ex:3 a skos:Concept .',
  'ex:3 skos:broader ex:2 .',
  'ex:3 skos:prefLabel "Lacs"@fr .',
  'ex:3 owl:deprecated true .',
  'ex:4 a skos:Concept .',
  'ex:4 skos:broader ex:1 .',
  'ex:4 skos:prefLabel "Mers"@fr .',
];
const turtle = prefixes + statements.join('\n');

const text = (value: string, language: string) => ({ '@value': value, '@language': language });
const jsonLd = JSON.stringify({
  '@context': {
    skos,
    owl: 'http://www.w3.org/2002/07/owl#',
    ex: 'http://e.org/',
    narrower: { '@id': 'skos:narrower', '@type': '@id' },
  },
  '@graph': [
    { '@id': 'ex:4', '@type': 'skos:Concept', 'skos:prefLabel': text('Mers', 'fr') },
    { '@id': 'ex:3', '@type': 'skos:Concept', 'skos:prefLabel': text('Lacs', 'FR'), 'owl:deprecated': true },
    {
      '@id': 'ex:2',
      '@type': 'skos:Concept',
      'skos:prefLabel': [text('Rivières', 'fr'), text('Flu\u0308sse', 'de')],
      'skos:altLabel': [text('ströme', 'de'), text('Ströme', 'de'), text('Ströme', 'de')],
      'skos:notation': '551.4',
      narrower: 'ex:3',
    },
    {
      '@id': 'ex:1',
      '@type': 'skos:Concept',
      'skos:prefLabel': [text('Water', 'en-GB'), text('Wasser', 'de')],
      'skos:scopeNote': 'All  that\nflows là.',
      narrower: ['ex:2', 'ex:4'],
    },
  ],
});

const rdfXml = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="${skos}"
  xmlns:owl="http://www.w3.org/2002/07/owl#" xml:base="http://e.org/">
  <skos:Concept rdf:about="4"><skos:prefLabel xml:lang="fr">Mers</skos:prefLabel><skos:broader rdf:resource="1"/></skos:Concept>
  <skos:Concept rdf:about="3" xml:lang="fr"><skos:prefLabel>
      Lacs
    </skos:prefLabel><owl:deprecated>1</owl:deprecated></skos:Concept>
  <skos:Concept rdf:about="1">
    <skos:prefLabel xml:lang="en-GB">Water</skos:prefLabel><skos:prefLabel xml:lang="de">Wasser</skos:prefLabel>
    <skos:scopeNote>All  that\r\nflows là.</skos:scopeNote>
    <skos:scopeNote>All  that\nflows là.</skos:scopeNote>
    <skos:narrower><skos:Concept rdf:about="2">
      <skos:prefLabel xml:lang="fr">Rivi\u00e8res</skos:prefLabel><skos:prefLabel xml:lang="de">Fl&#252;sse</skos:prefLabel>
      <skos:altLabel xml:lang="de">Ströme</skos:altLabel><skos:altLabel xml:lang="de">ströme</skos:altLabel>
      <skos:notation> 551.4 </skos:notation><skos:narrower rdf:resource="3"/>
    </skos:Concept></skos:narrower>
  </skos:Concept></rdf:RDF>`;

const forms: Readonly<Record<string, string>> = {
  'as it was': turtle,
  'in another order': prefixes + statements.toReversed().join('\n'),
  'with blank lines, a byte order mark and Windows line ends': `\ufeff\r\n${turtle.replaceAll('\n', '\r\n\r\n')}\r\n`,
  'with letters and their marks apart': turtle.normalize('NFD'),
  'with each statement twice': `${turtle}\n${statements.join('\n')}`,
  'as JSON-LD': jsonLd,
  'as RDF/XML': rdfXml,
};

it.each(Object.entries(forms))('a SKOS file that comes again %s changes nothing', async (name, content) => {
  await bring(name, turtle);
  const before = await subjectsOf(name);
  const { id, report } = await bring(name, content);
  expect(report).toMatchObject({ unchanged: 4, changes: [] });
  expect(await subjectsOf(name)).toEqual(before);
  await execute(undoVocabularyImport, vocabularies, operator, { importId: id });
  expect(await subjectsOf(name)).toEqual(before);
});

it.each(['as JSON-LD', 'as RDF/XML'])('a file that came %s first changes nothing as Turtle', async (name) => {
  const scheme = `First ${name}`;
  await bring(scheme, forms[name] ?? '');
  expect((await bring(scheme, turtle)).report).toMatchObject({ unchanged: 4, changes: [] });
});

it('a file that came in a language first changes nothing where none is asked for', async () => {
  await bring('French', turtle, { language: 'fr' });
  expect((await bring('French', turtle)).report).toMatchObject({ unchanged: 4, changes: [] });
});

it('a file in another language is shown in that where it is asked for', async () => {
  await bring('German', turtle, { language: 'fr' });
  expect((await bring('German', turtle, { language: 'de' })).report).toMatchObject({ renamed: 2 });
});

const paths = '/Water/Rivers\n/Water/Lakes/Café\n';

it.each([
  ['in another order', '/Water/Lakes/Café\n/Water/Rivers\n'],
  ['with what is implied', '/Water\n/Water/Lakes\n/Water/Rivers\n/Water/Lakes/Café'],
  ['with blank lines, a byte order mark and blanks', '\ufeff\n/Water/Rivers \n\n\t/Water/Lakes/Café\r\n  \n'],
  ['with letters and their marks apart', paths.normalize('NFD')],
  ['with line ends of old', paths.replaceAll('\n', '\r')],
])('a list of paths that comes again %s changes nothing', async (name, content) => {
  for (const mergesEqualNames of [true, false]) {
    const scheme = `Paths ${name} ${mergesEqualNames}`;
    await bring(scheme, paths, { mergesEqualNames });
    expect((await bring(scheme, content)).report).toMatchObject({ unchanged: 4, changes: [] });
  }
});

const table = 'uri,notation,label_en,label_fr\nhttp://e.org/1,551,Water,Eau\nhttp://e.org/2,,Rivers,Rivières\n';

it.each([
  [
    'in another order',
    'label_fr,uri,label_en,notation\nRivières,http://e.org/2,Rivers,\nEau,http://e.org/1,Water,551\n',
  ],
  [
    'with semicolons, a byte order mark and quotes',
    `\ufeff${table.replaceAll(',', ';').replaceAll('Water', '"Water"')}\n`,
  ],
  ['with letters and their marks apart', table.normalize('NFD')],
])('a table that comes again %s changes nothing', async (name, content) => {
  await bring(`Table ${name}`, table);
  expect((await bring(`Table ${name}`, content)).report).toMatchObject({ unchanged: 2, changes: [] });
});

it('labels that differ in case alone are other labels', async () => {
  await bring('Case', paths);
  expect((await bring('Case', paths.replaceAll('Rivers', 'rivers'))).report).toMatchObject({ unchanged: 3 });
});
