import { describe, expect, it } from 'vitest';
import { openCsvTable } from './csv-table.js';

async function* inPieces(content: string | Buffer, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (content: string | Buffer, size = 5) => {
  const { columns, decimalMark, batches } = await openCsvTable(inPieces(content, size));
  return { columns, decimalMark, rows: (await Array.fromAsync(batches)).flat() };
};

it('keeps empty rows, takes empty cells as missing, quoted ends of lines, and texts beyond ASCII, however the bytes come', async () => {
  const text = 'a,b\r\n,\n"x ""y""","line\nbreak, ü"\n1,2';
  for (const size of [1, 3, 64]) {
    expect(await read(text, size)).toEqual({
      columns: ['a', 'b'],
      decimalMark: '.',
      rows: [
        [null, null],
        ['x "y"', 'line\nbreak, ü'],
        ['1', '2'],
      ],
    });
  }
});

describe('a table', () => {
  it.each([
    [';', ','],
    ['\t', '.'],
    ['|', '.'],
  ])('may have %j between its columns, and then %j before decimals', async (separator, decimalMark) => {
    const cells = [
      ['height', '"kind, of"'],
      ['1,5', 'a'],
      ['2', '"b, c"'],
    ];
    expect(await read(cells.map((row) => `${row.join(separator)}\n`).join(''))).toEqual({
      columns: ['height', 'kind, of'],
      decimalMark,
      rows: [
        ['1,5', 'a'],
        ['2', 'b, c'],
      ],
    });
  });

  it('may say what its separator is', async () => {
    expect(await read('sep=;\r\na;b\r\n1,5;2\r\n')).toMatchObject({ columns: ['a', 'b'], rows: [['1,5', '2']] });
  });

  it('of one column is one, whatever its cells hold', async () => {
    expect(await read('sentence\nHello, world\na; b; c\n')).toMatchObject({ rows: [['Hello, world'], ['a; b; c']] });
  });

  it('may end its lines with carriage returns alone', async () => {
    const rows = [
      ['1', 'x'],
      ['2', 'y'],
    ];
    for (const size of [1, 64])
      expect(await read('a,b\r1,x\r2,y\r', size)).toMatchObject({ columns: ['a', 'b'], rows });
  });

  it('keeps carriage returns within cells where its lines end otherwise', async () => {
    expect(await read('a,b\n"x\ry",2\n')).toMatchObject({ rows: [['x\ry', '2']] });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffgröße,b\n1,ü\n')],
    ['UTF-16', Buffer.from('\ufeffgröße,b\n1,ü\n', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffgröße,b\n1,ü\n', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('größe,b\n1,ü\n', 'utf16le')],
    ['the Windows way', Buffer.from('größe,b\n1,ü\n', 'latin1')],
  ])('may be written in %s', async (_what, content) => {
    for (const size of [1, 64]) {
      expect(await read(content, size)).toMatchObject({ columns: ['größe', 'b'], rows: [['1', 'ü']] });
    }
  });

  it('may have blanks around the names of its columns, and quotes', async () => {
    expect((await read(' height , "mass" ,"kind of "\n1,2,3\n')).columns).toEqual(['height', 'mass', 'kind of']);
  });

  it('may have blank lines before, between and behind its rows, and empty cells behind its columns', async () => {
    const rows = [
      ['1', '2'],
      ['3', null],
    ];
    expect(await read('\r\na,b\r\n\r\n1,2,,\r\n \r\n3,,\r\n\r\n')).toMatchObject({ columns: ['a', 'b'], rows });
  });

  it.each([',', ';', '\t'])(
    'may have quotes within the cells of %j, and cells that spreadsheets take for text',
    async (separator) => {
      const text = 'name,height\n5" pipe,="172"\n"6"" pipe",180\n7",190\n'.replaceAll(',', separator);
      for (const size of [1, 64]) {
        expect(await read(text, size)).toMatchObject({
          rows: [
            ['5" pipe', '172'],
            ['6" pipe', '180'],
            ['7"', '190'],
          ],
        });
      }
    },
  );

  it('may have a separator behind its header, whether its rows have one or not', async () => {
    const rows = [
      ['1', '2', null],
      ['3', '4', 'x'],
    ];
    expect(await read('a,b,\n1,2\n3,4,x\n')).toMatchObject({ columns: ['a', 'b', ''], rows });
  });

  it('of one column has a row for each blank line', async () => {
    expect(await read('a\n1\n\n2\n')).toMatchObject({ rows: [['1'], [null], ['2']] });
  });

  it('may have names of rows without a column of their own, as R writes them', async () => {
    expect(await read('"a","b"\n"1",2,x\n"2",3,y\n')).toMatchObject({
      columns: ['', 'a', 'b'],
      rows: [
        ['1', '2', 'x'],
        ['2', '3', 'y'],
      ],
    });
  });

  it.each([
    ['is told by the header', ',a,b\n7,2,x\n', '7'],
    ['is a name for each row', '"a","b"\n"1",2,x\n"2",3,y\n', '1'],
  ])('says that its first column is left out, where it has no name: %s', async (_what, text, first) => {
    await using table = await openCsvTable(inPieces(text, 64));
    expect(table.warnings).toEqual([`The first column has no name and is left out; it begins with "${first}".`]);
  });

  it.each(['a,b\n1,2\n', ',a\n,2\n', 'a,b,\n1,2,3\n', 'a\n1\n\n2\n'])(
    'says nothing where nothing is left out there: %j',
    async (text) => {
      await using table = await openCsvTable(inPieces(text, 64));
      expect(table.warnings).toEqual([]);
    },
  );

  it.each([
    ['in the first column', 'height,mass\n1,5,77\n2,5,60\n'],
    ['in another', 'level,kind,height\n1,red,2,5\n2,blue,-3,75\n'],
    ['of negative numbers', 'level,height\n1,-2,5\n2,-3,75\n'],
  ])('whose numbers have a decimal comma has no names of rows: %s', async (_what, text) => {
    await expect(read(text)).rejects.toThrow(/^Row 1 has \d cells, the header \d/);
  });

  it('keeps a number that a decimal comma breaks in two as it is, in a row that is too long', async () => {
    await expect(read('height,mass\n172,5,77\n165,2,60\n')).rejects.toThrow(/3 cells|3 columns/);
  });

  it('without rows has columns', async () => {
    expect(await read('a,b\n')).toMatchObject({ columns: ['a', 'b'], rows: [] });
  });
});

it('finds a quote that is never closed in one pass', async () => {
  await expect(read(`a,b\n1,"x\n${'1,2\n'.repeat(400_000)}`, 1 << 20)).rejects.toMatchObject({
    message: 'A row is longer than 1 MB; a quote may never be closed.',
  });
});

it.each([
  ['', 'The table is empty.'],
  ['\ufeff', 'The table is empty.'],
  ['\n\n', 'The table is empty.'],
  ['a,b\n1\n', 'Row 1 has 1 cells, the header 2.'],
  ['a,b\n1,2,3\n', 'Row 1 has 3 cells, the header 2.'],
  ['a,b\n1,"x"y\n', 'Row 1: there is a stray quote; within a quoted cell, double it.'],
  ['a,"b"c\n1,2\n', 'The header: there is a stray quote; within a quoted cell, double it.'],
  ['{"a": 1}\n', 'This is JSON. Scores are made of tables: CSV with a header, or Parquet.'],
  ['PK\u0003\u0004xl/', expect.stringMatching(/^This is a spreadsheet\. Save the sheet as CSV/)],
])('refuses %j', async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
});
