import type { Concept } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from './read-vocabulary.js';

function read(content: string | Buffer, language: string | null = null): Promise<Concept[]> {
  async function* bytes() {
    yield Buffer.from(content);
  }
  return readVocabulary(bytes(), { language, mergesEqualNames: false });
}

const prefixes = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix ex: <http://e.org/> .
`;
const readTurtle = (statements: string, language: string | null = null): Promise<Concept[]> =>
  read(prefixes + statements, language);

const labelsOf = (concepts: readonly Concept[]): string[] => concepts.map(({ labels: [{ text }] }) => text);
const urisOf = (concepts: readonly Concept[]): (string | null)[] => concepts.map(({ uri }) => uri);

const rdfXml = (declaration: string): string =>
  `${declaration}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
   <skos:Concept rdf:about="http://e.org/1"><skos:prefLabel>Flüsse</skos:prefLabel></skos:Concept></rdf:RDF>`;

describe('how a file is written is told by its beginning, where', () => {
  it.each([
    ['labels begin with an a', '<http://e.org/1>\tAnimals\n<http://e.org/2>\tBirds\n', ['Animals', 'Birds']],
    ['a label has a colon', '<http://e.org/1>\tArt: modern\n', ['Art: modern']],
    ['URIs are no addresses', '<urn:e:1>\tAnimals\n', ['Animals']],
    ['a table has tabs between', 'uri\tlabel_en\tnotation\nhttp://e.org/1\tWater\t551\n', ['Water']],
    [
      'paths are names like words of Turtle',
      'Base metals\nPrefix codes\n#1 hits\n',
      ['Base metals', 'Prefix codes', '#1 hits'],
    ],
    ['statements come without prefixes', '<http://e.org/1> a <http://www.w3.org/2004/02/skos/core#Concept> .\n', ['1']],
  ])('%s', async (_name, text, labels) => {
    expect(labelsOf(await read(text))).toEqual(labels);
  });

  it('an address is not lost', async () => {
    expect(urisOf(await read('<urn:e:1>\tAnimals\n'))).toEqual(['urn:e:1']);
  });
});

describe('characters are read as they are written in', () => {
  it.each([
    ['RDF/XML that says Latin-1', Buffer.from(rdfXml('<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1')],
    ['RDF/XML in UTF-16', Buffer.from(`\ufeff${rdfXml('<?xml version="1.0" encoding="UTF-16"?>')}`, 'utf16le')],
    ['RDF/XML that says Latin-1 and is UTF-8', rdfXml('<?xml version="1.0" encoding="ISO-8859-1"?>')],
    ['Turtle in Latin-1', Buffer.from(`${prefixes}ex:1 a skos:Concept ; skos:prefLabel "Flüsse" .`, 'latin1')],
    [
      'JSON-LD with a byte order mark',
      '\ufeff[{"@id":"http://e.org/1","@type":"http://www.w3.org/2004/02/skos/core#Concept","http://www.w3.org/2004/02/skos/core#prefLabel":"Flüsse"}]',
    ],
    ['lines in UTF-16', Buffer.from('\ufeff<http://e.org/1>\tFlüsse\n', 'utf16le')],
  ])('%s', async (_name, content) => {
    expect(labelsOf(await read(content))).toEqual(['Flüsse']);
  });
});

describe('SKOS', () => {
  it('has no subjects but concepts', async () => {
    const concepts = await readTurtle(`
      ex:s a skos:ConceptScheme . ex:1 a skos:Concept ; skos:inScheme ex:s ; xl:prefLabel ex:l .
      ex:l a xl:Label ; xl:literalForm "Water" ; skos:inScheme ex:s .
      ex:g a skos:Collection ; skos:inScheme ex:s ; skos:prefLabel "By size" .
      ex:o a skos:OrderedCollection ; skos:inScheme ex:s .`);
    expect(labelsOf(concepts)).toEqual(['Water']);
  });

  it('may have an IRI that no text can be decoded from', async () => {
    const concepts = await readTurtle('<http://e.org/50%-off> a skos:Concept . <http://e.org/F%E4> a skos:Concept .');
    expect(labelsOf(concepts)).toEqual(['50%-off', 'F%E4']);
  });

  it('keeps what a concept is called beside its label of a language', async () => {
    const [concept] = await readTurtle('ex:1 a skos:Concept ; skos:prefLabel "Aqua"@en, "Water"@en .');
    expect([concept?.labels, concept?.altLabels]).toEqual([
      [{ text: 'Aqua', language: 'en' }],
      [{ text: 'Water', language: 'en' }],
    ]);
  });

  it('shows a regional form of the language that is asked for', async () => {
    const [concept] = await readTurtle('ex:1 a skos:Concept ; skos:prefLabel "Colour"@en-GB, "Farbe"@de-AT .', 'de');
    expect(concept?.labels[0].text).toBe('Farbe');
  });

  it('has a concept that others replace, and none of them alone, stay deprecated', async () => {
    const [split] = await readTurtle(`
      ex:1 a skos:Concept ; owl:deprecated "1"^^<http://www.w3.org/2001/XMLSchema#boolean> ; dct:isReplacedBy ex:2, ex:3 .
      ex:2 a skos:Concept . ex:3 a skos:Concept .`);
    expect(split).toMatchObject({ isDeprecated: true, replacedBy: null });
  });

  it('says what replaces a term that it no longer calls a concept', async () => {
    const [gone] = await readTurtle('ex:1 owl:deprecated true ; dct:isReplacedBy ex:2 . ex:2 a skos:Concept .');
    expect(gone).toMatchObject({ uri: 'http://e.org/1', replacedBy: 'http://e.org/2' });
  });
});

describe('lines', () => {
  it('may end in carriage returns alone', async () => {
    expect((await read('/A/B\r/A\r')).map(({ key }) => key)).toEqual(['/A', '/A/B']);
  });

  it.each(['/A\n\n/B//C\n', '<http://e.org/1>\tA\n\n<http://e.org/2>\n'])(
    'of %j are counted as they stand',
    async (text) => {
      await expect(read(text)).rejects.toThrow('Line 3');
    },
  );

  it.each([
    ['http://e.org/1\tWater\nhttp://e.org/1\tAqua\nhttp://e.org/1\tWater\n', [null, null]],
    ['uri,label_en\nhttp://e.org/1,Water\nhttp://e.org/1,Aqua\n', ['en', 'en']],
  ])('of one URI are one subject: %j', async (text, [first = null, second = null]) => {
    expect(await read(text)).toMatchObject([
      { labels: [{ text: 'Water', language: first }], altLabels: [{ text: 'Aqua', language: second }] },
    ]);
  });

  it.each(['', '\n\n', 'uri,label_en\n'])('that name no subject are refused: %j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'The file has no subjects.' });
  });
});
