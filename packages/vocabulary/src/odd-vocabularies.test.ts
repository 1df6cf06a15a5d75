import type { Concept } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from './read-vocabulary.js';

async function read(content: string | Buffer, language: string | null = null): Promise<readonly Concept[]> {
  async function* bytes() {
    yield Buffer.from(content);
  }
  return (await readVocabulary(bytes(), { language, mergesEqualNames: false })).concepts;
}

const prefixes = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix ex: <http://e.org/> .
`;
const readTurtle = (statements: string, language: string | null = null): Promise<readonly Concept[]> =>
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

  it.each(['ex:1 a skos:Concept .', '<http://e.org/1> a skos:Concept ; skos:prefLabel "A" .'])(
    'a prefix is missing: %s',
    async (text) => {
      await expect(read(text)).rejects.toThrow('not valid Turtle: Undefined prefix');
    },
  );

  it('an address is not lost', async () => {
    expect(urisOf(await read('<urn:e:1>\tAnimals\n'))).toEqual(['urn:e:1']);
  });
});

it.each([
  [
    'a spreadsheet',
    Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0000\u0000[Content_Types].xml xl/workbook.xml'),
  ],
  ['a PDF', '%PDF-1.7\n'],
  ['a web page', '<!DOCTYPE html><html></html>'],
  ['XML', '<Zthes><term><termName>A</termName></term></Zthes>'],
  ['YAML', '- label: Water\n- label: Air\n'],
])('%s is no list of paths: what to do is said', async (_what, content) => {
  await expect(read(content)).rejects.toThrow(/^This is .*Import SKOS .* or a table .* with the column label\.$/);
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

const broaderOf = (concepts: readonly Concept[]): Record<string, readonly string[]> =>
  Object.fromEntries(concepts.map(({ key, broader }) => [key.slice(-1), broader.map((uri) => uri.slice(-1))]));

describe('what is broader is deduced where a file', () => {
  it.each([
    [
      'says all that is broader, however far up',
      'ex:1 a skos:Concept . ex:2 a skos:Concept ; skos:broaderTransitive ex:1 . ex:3 a skos:Concept ; skos:broaderTransitive ex:1, ex:2 .',
      { 1: [], 2: ['1'], 3: ['2'] },
    ],
    [
      'says all that is narrower',
      'ex:1 a skos:Concept ; skos:narrowerTransitive ex:2, ex:3 . ex:2 skos:narrowerTransitive ex:3 .',
      { 1: [], 2: ['1'], 3: ['2'] },
    ],
    [
      'has two ways up',
      'ex:4 skos:broaderTransitive ex:1, ex:2, ex:3 . ex:3 skos:broaderTransitive ex:1 . ex:2 skos:broaderTransitive ex:1 .',
      { 1: [], 2: ['1'], 3: ['1'], 4: ['2', '3'] },
    ],
    [
      'says what is right above, too',
      'ex:3 skos:broader ex:2, ex:1 ; skos:broaderTransitive ex:1, ex:2 . ex:2 skos:broader ex:1 ; skos:broaderTransitive ex:1 .',
      { 1: [], 2: ['1'], 3: ['1', '2'] },
    ],
    [
      'counts a concept as above itself',
      'ex:2 skos:broaderTransitive ex:2, ex:1 . ex:1 skos:broaderTransitive ex:1 .',
      { 1: [], 2: ['1'] },
    ],
    [
      'has two that are above each other',
      'ex:3 skos:broaderTransitive ex:1, ex:2 . ex:1 skos:broaderTransitive ex:2 . ex:2 skos:broaderTransitive ex:1 .',
      { 1: ['2'], 2: ['1'], 3: ['1', '2'] },
    ],
  ])('%s', async (_name, statements, broader) => {
    expect(broaderOf(await readTurtle(statements))).toEqual(broader);
  });
});

describe('concepts are found where a file', () => {
  it.each([
    ['says only what is narrower', 'ex:1 skos:narrower ex:2 .'],
    ['says only what is at the top', 'ex:s skos:hasTopConcept ex:1 . ex:2 skos:topConceptOf ex:s .'],
    ['says only what they are called', 'ex:1 skos:prefLabel "1" . ex:2 skos:prefLabel "2" .'],
    ['has them in a collection', 'ex:g a skos:Collection ; skos:prefLabel "By size" ; skos:member ex:1, ex:2 .'],
    ['has a class of its own', 'ex:1 a ex:Term ; skos:prefLabel "1" . ex:2 a ex:Term ; skos:prefLabel "2" .'],
  ])('%s', async (_name, statements) => {
    expect(labelsOf(await readTurtle(statements))).toEqual(['1', '2']);
  });

  it.each(['https://www.w3.org/2004/02/skos/core#', 'http://www.w3.org/2008/05/skos#'])(
    'writes SKOS as %s',
    async (skos) => {
      expect(
        labelsOf(await read(`@prefix s: <${skos}> .\n<http://e.org/1> a s:Concept ; s:prefLabel "Water" .`)),
      ).toEqual(['Water']);
    },
  );
});

describe('RDF/XML', () => {
  const namespaces =
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"';
  const root = `<skos:Concept ${namespaces} rdf:about="http://e.org/1"><skos:prefLabel>Water</skos:prefLabel></skos:Concept>`;

  it.each([
    ['alone', root],
    ['behind a declaration', `<?xml version="1.0"?>\n${root}\n`],
    ['behind a byte order mark', `\ufeff${root}`],
    ['behind a comment that has a tag', `<!-- by <tool> -->\n${root}`],
    ['behind a document type', `<!DOCTYPE skos:Concept [<!ENTITY a "<b>">]>\n${root}`],
  ])('of one concept, %s, keeps its URI', async (_name, text) => {
    expect(await read(text)).toMatchObject([{ uri: 'http://e.org/1', labels: [{ text: 'Water' }] }]);
  });

  it.each([
    ['a bare &', 'R & D', 'R & D'],
    ['a section', 'R<![CDATA[ & <]]> D', 'R & < D'],
    ['a comment', 'R<!-- <b> & --> and D', 'R and D'],
    ['an entity', 'R&amp;D &#233;', 'R&D é'],
  ])('may have %s in a label, which is whole, and all that follows is read', async (_name, label, whole) => {
    const concept = (n: number, text: string): string =>
      `<skos:Concept rdf:about="http://e.org/?a=1&n=${n}"><skos:prefLabel>${text}</skos:prefLabel></skos:Concept>`;
    const many = Array.from({ length: 3_000 }, (_, n) => concept(n, `${label} ${n}`)).join('');
    const concepts = await read(`<rdf:RDF ${namespaces}>${many}</rdf:RDF><!-- ${'x'.repeat(2_000)} -->`);
    expect(concepts).toHaveLength(3_000);
    expect(new Set(labelsOf(concepts))).toEqual(new Set(concepts.map((_, n) => `${whole} ${n}`)));
  });

  it('may begin with a comment that has a tag', async () => {
    expect(labelsOf(await read(rdfXml('<!-- by <tool> -->')))).toEqual(['Flüsse']);
  });
});

it('a concept without a preferred label is called by its label in RDF', async () => {
  const rdfs = '<http://www.w3.org/2000/01/rdf-schema#label>';
  const concepts = await readTurtle(`ex:1 a skos:Concept ; ${rdfs} "Water"@en, "Wasser"@de ; skos:altLabel "Aqua" .
    ex:2 a skos:Concept ; skos:prefLabel "Rivers" ; ${rdfs} "Rivers (2)" .`);
  expect(concepts).toMatchObject([
    {
      labels: [
        { text: 'Wasser', language: 'de' },
        { text: 'Water', language: 'en' },
      ].reverse(),
      altLabels: [{ text: 'Aqua' }],
    },
    { labels: [{ text: 'Rivers' }], altLabels: [] },
  ]);
});

it('a concept is deprecated however a program writes that it is true', async () => {
  const concepts = await readTurtle(
    'ex:1 a skos:Concept ; owl:deprecated "True" . ex:2 a skos:Concept ; owl:deprecated "False" .',
  );
  expect(concepts.map(({ isDeprecated }) => isDeprecated)).toEqual([true, false]);
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

describe('what no database could keep', () => {
  it('is left out of notes', async () => {
    const concepts = await readTurtle('ex:1 a skos:Concept ; skos:prefLabel "A" ; skos:scopeNote "x\\u0000y" .');
    expect(concepts).toMatchObject([{ scopeNotes: [{ text: 'xy' }] }]);
  });

  const long = 'x'.repeat(2_001);

  it.each([
    ['a label', `ex:1 a skos:Concept ; skos:prefLabel "${long}" .`],
    ['a label of several bytes a letter', `ex:1 a skos:Concept ; skos:prefLabel "${'\u6c34'.repeat(700)}" .`],
    ['an alternative label', `ex:1 a skos:Concept ; skos:prefLabel "A" ; skos:altLabel "${long}" .`],
    ['a notation', `ex:1 a skos:Concept ; skos:prefLabel "A" ; skos:notation "${long}" .`],
    ['a URI', `<http://e.org/${long}> a skos:Concept ; skos:prefLabel "A" .`],
  ])('is refused where %s is too long', async (_name, statements) => {
    await expect(readTurtle(statements)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('longer than 2000 bytes'),
    });
  });

  it('is refused in a table, too', async () => {
    await expect(read(`<http://e.org/1>\t${long}\n`)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

it('a path may stand in quotes, as spreadsheets write a comma', async () => {
  const concepts = await read('"/Earth/Rivers, lakes"\n/Earth\n"/Say ""A"""\n');
  expect(concepts.map(({ key }) => key)).toEqual(['/Earth', '/Earth/Rivers, lakes', '/Say "A"']);
});
