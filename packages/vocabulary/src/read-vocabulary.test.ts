import type { Concept } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { readVocabulary, type VocabularyOptions } from './read-vocabulary.js';
import { writeSkos } from './skos/write-skos.js';

const defaults: VocabularyOptions = { language: null, mergesEqualNames: false };

async function read(text: string, options: Partial<VocabularyOptions> = {}): Promise<readonly Concept[]> {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return (await readVocabulary(bytes(), { ...defaults, ...options })).concepts;
}

const turtle = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <http://example.org/> .
ex:scheme a skos:ConceptScheme ; dct:title "Waters"@en .
ex:1 a skos:Concept ; skos:prefLabel "Water"@en , "Wasser"@de ; skos:narrower ex:2 ; skos:notation "551.4" , "GB" .
ex:2 a skos:Concept ; skos:prefLabel "Rivers"@en , "Flüsse"@de ; skos:altLabel "Streams"@en ; skos:scopeNote "Running water."@en .
ex:3 a skos:Concept ; skos:prefLabel "Brooks"@en ; owl:deprecated true ; dct:isReplacedBy ex:2 .
`;

const rivers = {
  uri: 'http://example.org/2',
  labels: [
    { text: 'Rivers', language: 'en' },
    { text: 'Flüsse', language: 'de' },
  ],
  altLabels: [{ text: 'Streams', language: 'en' }],
  scopeNotes: [{ text: 'Running water.', language: 'en' }],
  broader: ['http://example.org/1'],
};

const rdfXml = `<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [<!ENTITY ex "http://example.org/">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="&ex;1"><skos:prefLabel xml:lang="en">Water</skos:prefLabel></skos:Concept>
  <skos:Concept rdf:about="&ex;2">
    <skos:prefLabel xml:lang="en">Rivers</skos:prefLabel><skos:prefLabel xml:lang="de">Flüsse</skos:prefLabel>
    <skos:altLabel xml:lang="en">Streams</skos:altLabel><skos:scopeNote xml:lang="en">Running water.</skos:scopeNote>
    <skos:broader rdf:resource="&ex;1"/>
  </skos:Concept>
</rdf:RDF>`;

const jsonLd = JSON.stringify({
  '@context': {
    skos: 'http://www.w3.org/2004/02/skos/core#',
    ex: 'http://example.org/',
    broader: { '@id': 'skos:broader', '@type': '@id' },
  },
  '@graph': [
    { '@id': 'ex:1', '@type': 'skos:Concept', 'skos:prefLabel': { '@value': 'Water', '@language': 'en' } },
    {
      '@id': 'ex:2',
      '@type': 'skos:Concept',
      'skos:prefLabel': [
        { '@value': 'Rivers', '@language': 'en' },
        { '@value': 'Flüsse', '@language': 'de' },
      ],
      'skos:altLabel': { '@value': 'Streams', '@language': 'en' },
      'skos:scopeNote': { '@value': 'Running water.', '@language': 'en' },
      broader: 'ex:1',
    },
  ],
});

describe('SKOS', () => {
  it.each([
    ['Turtle', turtle],
    ['RDF/XML', rdfXml],
    ['JSON-LD', jsonLd],
  ])('is read from %s', async (_name, text) => {
    const concepts = await read(text);
    expect(concepts.find(({ uri }) => uri === rivers.uri)).toMatchObject(rivers);
  });

  it('shows labels in the language that is asked for', async () => {
    const [water] = await read(turtle, { language: 'de' });
    expect(water?.labels[0]).toEqual({ text: 'Wasser', language: 'de' });
  });

  it('keeps all notations of a concept', async () => {
    const [water] = await read(turtle);
    expect(water).toMatchObject({ notation: '551.4', otherNotations: ['GB'] });
  });

  it('says what replaces a concept that is no longer used', async () => {
    const concepts = await read(turtle);
    expect(concepts.find(({ key }) => key.endsWith('/3'))).toMatchObject({
      isDeprecated: true,
      replacedBy: rivers.uri,
    });
  });

  it('reads labels that are resources (SKOS-XL)', async () => {
    const [concept] = await read(`
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
      <http://example.org/1> a skos:Concept ; xl:prefLabel <http://example.org/l1> .
      <http://example.org/l1> xl:literalForm "Water"@en .`);
    expect(concept?.labels).toEqual([{ text: 'Water', language: 'en' }]);
  });

  it('is the same after it was written and read again', async () => {
    const concepts = await read(turtle);
    const written = await writeSkos({ name: 'Waters', uri: 'http://example.org/scheme', concepts });
    expect(await read(written)).toEqual(concepts);
  });

  it.each([
    ['a label with a colon, without a URI', 'History: ancient times', null, 'http://x/s#History%3A%20ancient%20times'],
    ['a number of a standard, without a URI', 'ISO:9000', null, 'http://x/s#ISO%3A9000'],
    ['a URI with a blank', 'Ice', 'http://x/sea ice', 'http://x/sea%20ice'],
  ])('is written so that it can be read: %s', async (_name, key, uri, expected) => {
    const labels: Concept['labels'] = [{ text: key, language: null }];
    const texts = { notation: null, otherNotations: [], labels, altLabels: [], scopeNotes: [] };
    const concepts: Concept[] = [{ key, uri, ...texts, broader: [], isDeprecated: false, replacedBy: null }];
    const written = await writeSkos({ name: 'Odd', uri: 'http://x/s', concepts });
    expect(await read(written)).toMatchObject([{ uri: expected, labels }]);
  });

  it.each([
    ['a broken Turtle file', '@prefix skos: <http://x/> .\nskos:a skos:b', 'not valid Turtle'],
    ['XML that is cut off', rdfXml.slice(0, -60), 'not valid RDF/XML'],
    ['an entity that could grow', `<!DOCTYPE a [<!ENTITY b "&c;&c;&c;">]><rdf:RDF/>`, 'entity'],
    ['an entity from elsewhere', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rdf:RDF/>`, 'entity'],
    ['a context from elsewhere', '{"@context":"http://example.org/c.jsonld","@id":"http://example.org/1"}', 'context'],
    ['a file without concepts', '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .', 'no SKOS concepts'],
  ])('is refused where it is %s', async (_name, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining(reason) });
  });
});

describe('a list of paths', () => {
  const paths = '/Earth/Water/Rivers\n/Earth/Water\n/Engineering/Rivers\n';

  it('has one concept for each place', async () => {
    const concepts = await read(paths);
    expect(concepts.map(({ key, broader }) => [key, ...broader])).toEqual([
      ['/Earth'],
      ['/Earth/Water', '/Earth'],
      ['/Earth/Water/Rivers', '/Earth/Water'],
      ['/Engineering'],
      ['/Engineering/Rivers', '/Engineering'],
    ]);
  });

  it('has one concept for each label where equal names are merged', async () => {
    const concepts = await read(paths, { mergesEqualNames: true });
    expect(concepts.find(({ key }) => key === 'Rivers')?.broader).toEqual(['Water', 'Engineering']);
  });
});

describe('an outline', () => {
  it.each([
    ['tabs', 'Earth\n\tWater\n\t\tRivers\n\tAir / sky\nEngineering\n'],
    ['blanks', 'Earth\n  Water\n      Rivers\n  Air / sky\nEngineering\n'],
  ])('by %s has a concept in each line, below the nearest that is indented less', async (_what, text) => {
    expect((await read(text)).map(({ key, broader }) => [key, ...broader])).toEqual([
      ['/Earth'],
      ['/Earth/Water', '/Earth'],
      ['/Earth/Water/Rivers', '/Earth/Water'],
      ['/Earth/Air \\/ sky', '/Earth'],
      ['/Engineering'],
    ]);
  });

  it('is no list in which a blank stands before a label', async () => {
    expect((await read('Water\n Rivers\n')).map(({ key }) => key)).toEqual(['/Water', '/Rivers']);
  });
});

describe('a table', () => {
  const keysOf = (concepts: Awaited<ReturnType<typeof read>>) =>
    concepts.map(({ key, notation, broader }) => [key, notation, ...broader]);

  it.each([
    ['by id', 'id,label,parent\n1,Water,\n2,Rivers,1\n', ['1', '2']],
    ['by code, before it is there', 'code;name;parent_code\nA1;Rivers;A\nA;Water;\n', ['A', 'A1']],
    ['by label', 'prefLabel\tbroader\nWater\t\nRivers\tWater\n', [null, null]],
  ])('may say what is broader %s', async (_what, text, [water, rivers]) => {
    const expected = [
      ['/Water', water],
      ['/Water/Rivers', rivers, '/Water'],
    ];
    expect(keysOf(await read(text)).sort()).toEqual(expected);
  });

  it('may say of one subject in several rows what is broader', async () => {
    const text = 'label,parent\nWater,\nEarth,\nRivers,Water\nRivers,Earth\nDeltas,Rivers\n';
    expect(keysOf(await read(text, { mergesEqualNames: true }))).toEqual([
      ['Water', null],
      ['Earth', null],
      ['Rivers', null, 'Water', 'Earth'],
      ['Deltas', null, 'Rivers'],
    ]);
  });

  it('may say so by URI, of several subjects', async () => {
    const text = 'uri,label_en,broader\nurn:1,Water,\nurn:2,Works,\nurn:3,Canals,urn:1; urn:2\n';
    expect(keysOf(await read(text)).at(-1)).toEqual(['urn:3', null, 'urn:1', 'urn:2']);
  });

  it.each([
    ['is not there', 'id,label,parent\n1,Water,7\n', 'Line 2: the broader subject "7" is nowhere in the file.'],
    [
      'is several',
      'label,broader\nEarth,\nSea,\nWater,Earth\nWater,Sea\nRivers,Water\n',
      'Line 6: the broader subject "Water" is the name of several.',
    ],
    [
      'stands in one place twice',
      'id,label\n1,Water\n2,Water\n',
      'Line 3: "Water" stands in its place already (line 2); give both a URI, or another label.',
    ],
    ['is itself', 'id,label,parent\n1,Water,2\n2,Rivers,1\n', 'Line 2: the subject is broader than itself.'],
  ])('is refused where a subject or what is broader %s', async (_what, text, message) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
  });
});

describe("Annif's tables", () => {
  it.each([
    ['<http://example.org/1>\tWater\n<http://example.org/2>\tRivers\n', 'tab-separated lines'],
    ['uri,notation,label_en\nhttp://example.org/1,551,Water\nhttp://example.org/2,,Rivers\n', 'a table'],
  ])('are read from %j (%s)', async (text) => {
    const concepts = await read(text);
    expect(concepts.map(({ uri, labels }) => [uri, labels[0].text])).toEqual([
      ['http://example.org/1', 'Water'],
      ['http://example.org/2', 'Rivers'],
    ]);
  });

  it('name the line that lacks a URI', async () => {
    await expect(read('<http://example.org/1>\tWater\n\tRivers\n')).rejects.toThrow('Line 2');
  });

  it('name the line that lacks a label', async () => {
    await expect(read('<http://example.org/1>\tWater\n<http://example.org/2>\n')).rejects.toThrow('Line 2');
  });
});
