import { expect, it } from 'vitest';
import { openCsvTable } from './csv-table.js';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (text: string, size = 5) => {
  const { columns, batches } = await openCsvTable(inPieces(text, size));
  return { columns, rows: (await Array.fromAsync(batches)).flat() };
};

it('keeps empty rows, takes empty cells as missing, quoted ends of lines, and texts beyond ASCII, however the bytes come', async () => {
  const text = 'a,b\r\n,\n"x ""y""","line\nbreak, ü"\n1,2';
  for (const size of [1, 3, 64]) {
    expect(await read(text, size)).toEqual({
      columns: ['a', 'b'],
      rows: [
        [null, null],
        ['x "y"', 'line\nbreak, ü'],
        ['1', '2'],
      ],
    });
  }
});

it('reads tabs where the header has them', async () => {
  expect(await read('a\tb\n1,5\t2\n')).toEqual({ columns: ['a', 'b'], rows: [['1,5', '2']] });
});

it('finds a quote that is never closed in one pass', async () => {
  await expect(read(`a,b\n1,"x\n${'1,2\n'.repeat(400_000)}`, 1 << 20)).rejects.toMatchObject({
    message: 'A row is longer than 1 MB; a quote may never be closed.',
  });
});

it.each([
  ['', 'The table is empty.'],
  ['a,b\n1\n', 'Row 1 has 1 cells, the header 2.'],
  ['a,b\n1,x"y"\n', 'Row 1: there is a stray quote; within a quoted cell, double it.'],
])('refuses %j', async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
});
