import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../read-records.js';
import { inPieces, jsonLines, type Options, readContent, subjectsOf } from '../testing/read-content.js';

describe('a table', () => {
  const rows = [
    ['id', 'title', 'text', 'subjects'],
    ['1', 'Whales', 'They sing, and swim.', 'Sea|Music'],
    ['2', 'Ants', 'They walk; they carry.', 'Land'],
  ];
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const write = (separator: string, end = '\n') =>
    rows
      .map((cells) => cells.map((cell) => (cell.includes(separator) ? quote(cell) : cell)).join(separator) + end)
      .join('');
  const expected = [
    ['1', 'Whales', 'They sing, and swim.', ['Sea', 'Music']],
    ['2', 'Ants', 'They walk; they carry.', ['Land']],
  ];
  const cells = async (content: string | Uint8Array, options: Options = {}) =>
    (await readContent(content, options)).records.map(({ id, title, text, subjects }) => [id, title, text, subjects]);

  it.each([',', ';', '\t', '|'])('may have %j between its columns', async (separator) => {
    expect(await cells(write(separator))).toEqual(expected);
    expect(await cells(write(separator), { fileName: 'x.csv' })).toEqual(expected);
    expect(await cells(write(separator), { separator })).toEqual(expected);
  });

  it.each(['\n', '\r\n', '\r'])('may end its lines with %j', async (end) => {
    expect(await cells(write(';', end))).toEqual(expected);
  });

  it('may end its lines in different ways', async () => {
    const [a, b, c] = write(',').split('\n');
    expect(await cells(`${a}\r\n${b}\r${c}\n`)).toEqual(expected);
  });

  it('may say what its separator is', async () => {
    expect(await cells(`sep=;\r\n${write(';', '\r\n')}`)).toEqual(expected);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${write(';')}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${write(';')}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${write(';')}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(write(';'), 'utf16le')],
    ['gzip', gzipSync(write(';'))],
    ['several parts of gzip', Buffer.concat([gzipSync(write(';').slice(0, 40)), gzipSync(write(';').slice(40))])],
  ])('may be written in %s', async (_what, content) => {
    expect(await cells(content)).toEqual(expected);
  });

  it('may have columns without a name, and rows of nothing', async () => {
    const content =
      ',id,title,text,subjects,\n0,1,Whales,"They sing, and swim.",Sea|Music,\n,,,,,\n1,2,Ants,They walk; they carry.,Land,,,\n';
    expect(await cells(content, { fileName: 'x.csv' })).toEqual(expected);
  });

  it('may write its header in any case and with blanks', async () => {
    expect(await cells(write(',').replace('id,title,text,subjects', ' ID , Title,ABSTRACT,"Key words"'))).toEqual(
      expected,
    );
  });

  it('may repeat a column', async () => {
    expect(await subjectsOf('id,title,subject,subject\n1,A,Sea,Land\n2,B,Sea,\n')).toEqual([['Sea', 'Land'], ['Sea']]);
  });

  it.each([
    ['subject_1,subject_2,subject_3', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['Keyword 1,Keyword 2,Keyword 3', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['subjects[0],subjects[1],subjects[2]', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['subjects/0,subjects/1,subjects/2', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['Subject,Subject2,Subject3', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['dc.subject[en],dc.subject[pt_BR],dc.subject[]', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['dc.subject,dc.subject[de],dc.subject[*]', 'Sea,Land,', [['Sea', 'Land'], ['Air']]],
    ['dc.subject,dc.subject[en],x', ',Sea,y', [['Sea'], ['Air']]],
    [
      'dc.subject[en],dc.subject[de],dc.subject',
      'Sea||Music,Land; Birds,',
      [['Sea', 'Music', 'Land', 'Birds'], ['Air']],
    ],
    ['subject,subject,subject', 'Sea; Music,NaN,Land', [['Sea', 'Music', 'Land'], ['Air']]],
  ])('may have a column for each of a document’s subjects: %s', async (columns, cells, expected) => {
    expect(await subjectsOf(`id,title,${columns}\n1,A,${cells}\n2,B,Air,,\n`)).toEqual(expected);
  });

  it('keeps numbered columns apart where somebody maps one of them', async () => {
    const mapping = { subjects: 'subject_1' };
    expect(await subjectsOf('id,title,subject_1,subject_2\n1,A,Sea,Land\n', { mapping })).toEqual([['Sea']]);
  });

  it.each([
    ['title_en,text_en,keywords_en', ['Sea']],
    ['Title (EN),Abstract [en],Keywords@en', ['Sea']],
    ['title_de,title_en,keywords_de', ['Sea']],
  ])('may say of its columns in which language they are: %s', async (columns, subjects) => {
    const { records } = await readContent(`id,${columns}\n1,Whales,They sing.,Sea\n`);
    expect(records.map(({ title, subjects }) => [title, subjects])).toEqual([['Whales', subjects]]);
  });

  it('may number its subjects, with marks for what a document has', async () => {
    expect(await subjectsOf('id,title,label_1,label_2\n1,A,1,0\n2,B,0,1\n')).toEqual([['label_1'], ['label_2']]);
  });

  it('may have quotes within the cells of tabs', async () => {
    const content = 'id\ttitle\ttext\n1\t5" pipe\t"Quoted"" cell"\n2\t"Open quote\tx\n3\tC\ty\n';
    const { records, wrong } = await readContent(content);
    expect(records.map(({ title, text }) => [title, text])).toEqual([
      ['5" pipe', 'Quoted" cell'],
      ['"Open quote', 'x'],
      ['C', 'y'],
    ]);
    expect(wrong).toEqual([]);
  });

  it('of 300,000 lines loses one row to one stray quote', async () => {
    const body = Array.from({ length: 300_000 }, (_, i) => `${i},${i === 5 ? '"' : ''}t${i}`).join('\n');
    const seen = { records: 0, wrong: 0 };
    for await (const row of readRecords(inPieces(`id,title\n${body}`, 1 << 16), {}))
      seen['record' in row ? 'records' : 'wrong'] += 1;
    expect(seen).toEqual({ records: 299_999, wrong: 1 });
  }, 120_000);

  it('of one column is one', async () => {
    expect((await readContent('text\nHello, world\nA; b; c\nMore of it\n')).records.map(({ text }) => text)).toEqual([
      'Hello, world',
      'A; b; c',
      'More of it',
    ]);
  });
});

describe('a corpus of Annif', () => {
  const uris = ['<http://example.org/p1>\t', '<http://example.org/p1> <http://example.org/p2>'];

  it.each([
    ['without a header', `A "text.\t${uris[0]?.trim()}\nMore.\t${uris[1]}\nNone.\t\n`],
    ['with a header', `text\tsubject_uris\nA "text.\t${uris[0]?.trim()}\nMore.\t${uris[1]}\nNone.\t\n`],
    ['as CSV', `text,subject_uris\n"A ""text.",http://example.org/p1\nMore.,${uris[1]}\nNone.,\n`],
  ])('is read %s', async (_what, content) => {
    const { records } = await readContent(content, { fileName: 'x.tsv' });
    expect(records.map(({ text, subjects }) => [text, subjects])).toEqual([
      ['A "text.', ['http://example.org/p1']],
      ['More.', ['http://example.org/p1', 'http://example.org/p2']],
      ['None.', []],
    ]);
  });

  it('is read from JSON', async () => {
    const content = jsonLines({ document_id: 'd', text: 'T', subjects: [{ uri: 'http://x.org/1', label: 'Sea' }] });
    expect((await readContent(content)).records).toEqual([{ id: 'd', title: '', text: 'T', subjects: ['Sea'] }]);
  });
});
