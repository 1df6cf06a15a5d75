import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCells } from './split-cells.js';

describe('splitCells', () => {
  it.each([
    ['', ['']],
    ['a', ['a']],
    ['a,,b,', ['a', '', 'b', '']],
    ['"a,b","c\nd"', ['a,b', 'c\nd']],
    ['"say ""hi""",""', ['say "hi"', '']],
    ['"""",x', ['"', 'x']],
    ['a"b', null],
    ['"a"b,c', null],
    ['"a', null],
    ['a,"b""', null],
  ])('makes %j %j', (record, cells) => {
    expect(splitCells(record, ',')).toEqual(cells);
  });

  it('reads back what is written by the rules', () => {
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom(',', ';'), (cells, separator) => {
        const written = cells.map((each) => (/[",;\n]/.test(each) ? quote(each) : each)).join(separator);
        expect(splitCells(written, separator)).toEqual(cells);
      }),
    );
  });
});
