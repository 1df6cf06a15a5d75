import { describe, expect, it } from 'vitest';
import type { HarvestedPage } from '../harvest-step.js';
import { planHarvest } from '../plan-harvest.js';
import { decodeText } from '../source/text-encoding.js';

const query = {
  ...({ protocol: 'oai', url: 'https://example.org/oai', metadataPrefix: 'oai_dc' } as const),
  ...{ set: null, from: null, until: null, otherContent: false, allowLocal: false },
};
const first = planHarvest(query, { nowMs: 0 });

const record = (dc: string, header = '<identifier>oai:1</identifier><datestamp>2020-01-01</datestamp>'): string =>
  `<record><header>${header}</header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
   xmlns:dc="http://purl.org/dc/elements/1.1/">${dc}</oai_dc:dc></metadata></record>`;
const answer = (inside: string, declaration = ''): string =>
  `${declaration}<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2020-01-02T00:00:00Z</responseDate>
   <ListRecords>${inside}</ListRecords></OAI-PMH>`;
const recordsOf = ({ rows }: HarvestedPage) => rows.flatMap((row) => ('record' in row ? [row.record] : []));
const readDc = (dc: string) => recordsOf(first.read(answer(record(dc)), 0))[0];

describe('an answer of a repository', () => {
  it.each([
    ['a bare &', 'Research & Development', 'Research & Development'],
    ['a reference to what no XML holds', 'Tides&#11;and&#x1F;floods', 'Tides and floods'],
    ['a prefix that nobody declared', 'Tides</dc:title><dcterms:abstract>x</dcterms:abstract><dc:title>', 'Tides'],
  ])('is read in spite of %s', (_name, title, read) => {
    expect(readDc(`<dc:title>${title}</dc:title>`)?.title).toBe(read);
  });

  it.each([
    ['Latin-1', 'ISO-8859-1', 'latin1'],
    ['UTF-16', 'UTF-16', 'utf16le'],
    ['UTF-8', 'UTF-8', 'utf8'],
  ] as const)('is read in the %s that it declares', (_name, declared, encoding) => {
    const text = answer(record('<dc:title>Flüsse</dc:title>'), `<?xml version="1.0" encoding="${declared}"?>`);
    const [read] = recordsOf(first.read(decodeText(Buffer.from(text, encoding)), 0));
    expect(read?.title).toBe('Flüsse');
  });

  it('has the record without an identifier set aside, and the others read', () => {
    const page = first.read(answer(record('<dc:title>A</dc:title>', '') + record('<dc:title>B</dc:title>')), 0);
    expect(page.rows).toMatchObject([
      { line: 1, error: { code: 'invalid-record', message: 'The record has no identifier.' } },
      { line: 2, record: { title: 'B' } },
    ]);
  });

  it.each([
    ['before it', (text: string) => `<br />\n<b>Warning</b>: date() in <b>/x.php</b><br />\n${text}`],
    ['behind it', (text: string) => `${text}\n0\n`],
    ['around it', (text: string) => `\n ${text}<script>track("page")</script>`],
  ])('is read in spite of what a server printed %s', (_name, print) => {
    const text = answer(record('<dc:title>A</dc:title>'), '<?xml version="1.0" encoding="UTF-8"?>\n');
    expect(recordsOf(first.read(print(text), 0))).toMatchObject([{ title: 'A' }]);
  });

  it.each(['http://www.openarchives.org/OAI/2.0', 'https://www.openarchives.org/OAI/2.0/'])(
    'is read by its name where its namespace is written %s',
    (namespace) => {
      const text = answer(record('<dc:title>A</dc:title>')).replace('http://www.openarchives.org/OAI/2.0/', namespace);
      expect(recordsOf(first.read(text, 0))).toMatchObject([{ title: 'A' }]);
    },
  );

  it.each(['deleted', 'Deleted', ' deleted '])('has a record deleted where its status is %j', (status) => {
    const text = answer(record('<dc:title>A</dc:title>').replace('<header>', `<header status="${status}">`));
    expect(first.read(text, 0).rows).toEqual([{ line: 1, deletedId: 'oai:1' }]);
  });

  it.each([
    ['a comparison', 'p < 0.05 &lt; 1 and n <5', 'p < 0.05 < 1 and n <5'],
    ['a comparison of names', 'if x < y', 'if x < y'],
  ])('is read in spite of a bare < in %s', (_name, title, read) => {
    expect(readDc(`<dc:title>${title}</dc:title>`)?.title).toBe(read);
  });

  it('has the record that is no XML set aside, and the others read', () => {
    const broken = record(
      '<dc:title>x<y</dc:title>',
      '<identifier>oai:2</identifier><datestamp>2020-01-01</datestamp>',
    );
    const nameless = record('<dc:title>x<y</dc:title>', '');
    const page = first.read(
      answer(`${record('<dc:title>A</dc:title>')}${broken}${nameless}<resumptionToken>t</resumptionToken>`),
      0,
    );
    const problem = (name: string) => ({ code: 'invalid-record', message: expect.stringContaining(name) });
    expect(page.rows).toMatchObject([
      { line: 1, record: { title: 'A' } },
      { line: 2, error: problem('The record "oai:2" is not valid XML') },
      { line: 3, error: problem('The record is not valid XML') },
    ]);
    expect(page.next.address).toContain('resumptionToken=t');
  });

  it.each(['<record ', '<OAI-PMH '])('is refused in one pass over many %s that open and never end', (tag) => {
    expect(() => first.read(tag.repeat(200_000), 0)).toThrow(expect.objectContaining({ name: 'PassingError' }));
  });

  it('that is cut off is asked for again, whatever records it has', () => {
    const whole = answer(record('<dc:title>x<y</dc:title>') + record('<dc:title>A</dc:title>'));
    expect(() => first.read(whole.slice(0, -20), 0)).toThrow(expect.objectContaining({ name: 'PassingError' }));
  });

  it.each([
    ['says that there are none', '<error code="noRecordsMatch">None</error>', '', 'noRecordsMatch'],
    ['goes on', '<error code="badArgument">Unknown</error>', '<resumptionToken>t</resumptionToken>', 'badArgument'],
  ])('whose error stands beside records is read where it %s', (_name, error, token, code) => {
    const text = answer(record('<dc:title>A</dc:title>') + token).replace('<ListRecords>', `${error}<ListRecords>`);
    const page = first.read(text, 0);
    expect(recordsOf(page)).toMatchObject([{ title: 'A' }]);
    expect(page.remark).toContain(code);
    expect(page.next.isDone).toBe(token === '');
  });

  it('whose error stands beside the last records is refused, since nothing tells that they are the last', () => {
    const text = answer(record('<dc:title>A</dc:title>')).replace(
      '<ListRecords>',
      '<error code="badArgument">No</error><ListRecords>',
    );
    expect(() => first.read(text, 0)).toThrow('badArgument');
  });

  it('may give a token with blanks and marks, which is sent back as it was written', () => {
    const page = first.read(
      answer(`${record('<dc:title>A</dc:title>')}<resumptionToken> a  b&amp;c+d#é\n</resumptionToken>`),
      0,
    );
    expect(new URL(page.next.address).searchParams.get('resumptionToken')).toBe('a  b&c+d#é');
  });

  it.each(['-5', '99999999999999999999', 'many', '1e3x'])(
    'may say that its list has %s records, and goes on',
    (size) => {
      const list = `${record('<dc:title>A</dc:title>')}<resumptionToken completeListSize="${size}">t</resumptionToken>`;
      const { next } = first.read(answer(list), 0);
      const resumed = planHarvest(query, { saved: JSON.parse(JSON.stringify(next.saved)), nowMs: 0 });
      expect(resumed.address).toContain('resumptionToken=t');
    },
  );

  it('has nothing in it that could not be kept', () => {
    const odd = record('<dc:title>A&#57343;&#xD800;\0B</dc:title>', '<identifier>o\0 1</identifier>');
    const page = first.read(answer(`${odd}<resumptionToken>t&#xDFFF;\0u</resumptionToken>`), 0);
    expect(recordsOf(page)).toMatchObject([{ id: 'o 1', title: 'A B' }]);
    expect(new URL(page.next.address).searchParams.get('resumptionToken')).toBe('t u');
  });

  it('whose error is longer than anybody reads is told in part', () => {
    const error = `<error code="badArgument">${'No. '.repeat(100_000)}</error>`;
    const refused = (): unknown => first.read(answer('').replace(/<ListRecords>.*<\/ListRecords>/s, error), 0);
    expect(refused).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^The repository refused .{400,600}…$/) }),
    );
  });

  it('that leads to itself does not lead on for ever', () => {
    const page = first.read(answer(`${record('<dc:title>A</dc:title>')}<resumptionToken>same</resumptionToken>`), 0);
    expect(() => page.next.read(answer('<resumptionToken>same</resumptionToken>'), 1)).toThrow('same resumption token');
  });

  it('is asked for again from the beginning where its datestamps are in no form that can be asked for', () => {
    const stamped = record(
      '<dc:title>A</dc:title>',
      '<identifier>1</identifier><datestamp>2020-01-01T00:00:00.000+01:00</datestamp>',
    );
    const { next } = first.read(answer(`${stamped}<resumptionToken>t</resumptionToken>`), 0);
    const expired =
      '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="badResumptionToken"/></OAI-PMH>';
    expect(next.read(expired, 1).next.address).not.toContain('from=');
  });
});

describe('Dublin Core', () => {
  it('may write its elements in capitals', () => {
    expect(readDc('<dc:Title>Tides</dc:Title><dc:SUBJECT>Seas</dc:SUBJECT>')).toMatchObject({
      title: 'Tides',
      subjects: ['Seas'],
    });
  });

  it('may name several subjects in one element', () => {
    const subjects = [
      'Rivers; Lakes ;',
      'History, Modern',
      'http://example.org/1; http://example.org/2',
      'R&amp;amp;D',
    ];
    expect(
      readDc(`<dc:title>T</dc:title>${subjects.map((each) => `<dc:subject>${each}</dc:subject>`).join('')}`)?.subjects,
    ).toEqual(['Rivers', 'Lakes', 'History, Modern', 'http://example.org/1', 'http://example.org/2', 'R&D']);
  });

  it('has no text of what DSpace notes of how an item came in', () => {
    const notes = [
      'Submitted by A (a@example.org) on 2010-05-01T12:00:00Z No. of bitstreams: 1',
      'Made available in DSpace on 2010-05-02T12:00:00Z (GMT). No. of bitstreams: 1 a.pdf: 1 bytes, checksum: 0 (MD5)',
      'How tides rise.',
    ];
    const dc = notes.map((note) => `<dc:description>${note}</dc:description>`).join('');
    expect(readDc(`<dc:title>T</dc:title>${dc}`)?.text).toBe('How tides rise.');
  });

  it('has title and text in the language that comes first, and keeps the others in the metadata', () => {
    const dc = `<dc:title xml:lang="en-US">Tides</dc:title><dc:title xml:lang="es-ES">Mareas</dc:title>
      <dc:description xml:lang="en-US">They rise.</dc:description><dc:description>Comment: 2 pages</dc:description>
      <dc:description xml:lang="es-ES">Suben.</dc:description>`;
    expect(readDc(dc)).toMatchObject({
      ...{ title: 'Tides', text: 'They rise.\nComment: 2 pages' },
      details: { metadata: { 'dc:title@es-ES': ['Mareas'], 'dc:description@es-ES': ['Suben.'] } },
    });
  });

  it('gives the date of publication after the time at which a repository took the document in', () => {
    const dates = ['2014-05-01T12:00:00Z', '1999'].map((date) => `<dc:date>${date}</dc:date>`).join('');
    expect(readDc(`<dc:title>T</dc:title>${dates}`)?.details?.publicationDate).toBe('1999');
  });

  it('keeps the name of a language in the metadata, which is no tag', () => {
    const details = readDc('<dc:title>T</dc:title><dc:language>English</dc:language>')?.details;
    expect([details?.language, details?.metadata]).toEqual([null, { 'dc:language': ['English'] }]);
  });

  it('keeps all identifiers, dates and languages in the metadata where there are several, and a DOI as the address', () => {
    const values = {
      'dc:identifier': ['https://repo.example/handle/1', '10.1234/abc'],
      'dc:date': ['2018', '2019-01-01'],
      'dc:language': ['de', 'en'],
    };
    const dc = Object.entries(values).flatMap(([name, each]) => each.map((value) => `<${name}>${value}</${name}>`));
    expect(readDc(`<dc:title>T</dc:title>${dc.join('')}`)?.details).toMatchObject({
      ...{ url: 'https://doi.org/10.1234/abc', publicationDate: '2018', language: 'de', metadata: values },
    });
  });
});
