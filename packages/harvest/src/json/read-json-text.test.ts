import { describe, expect, it } from 'vitest';
import { readRecords } from '../read-records.js';
import { idsOf, inPieces, readContent } from '../testing/read-content.js';

describe('one JSON text', () => {
  const rows = [
    { id: 'a', title: 'A [1, {', subjects: ['x'] },
    { id: 'b', title: 'B "quoted" \\ ]}', authors: [{ name: 'N' }] },
    { id: 'c', title: 'C', nested: { docs: [{ id: 'no' }] } },
  ];
  const compact = rows.map((row) => JSON.stringify(row)).join(',\n');
  it.each([
    ['a list, an object a line', `[\n${compact}\n]\n`],
    ['a list in one line', JSON.stringify(rows)],
    ['a list over many lines', JSON.stringify(rows, null, 2)],
    ['a list behind a byte order mark', `\ufeff${JSON.stringify(rows)}`],
    ['objects over many lines each', rows.map((row) => JSON.stringify(row, null, 2)).join('\n')],
    ['lines of a list whose brackets are gone', compact],
    ['an object around a list', JSON.stringify({ docs: rows })],
    [
      'an object around a list and more',
      JSON.stringify({ meta: { count: 3, db: ['x'] }, results: rows, group_by: [] }, null, 1),
    ],
    [
      'the answer of a search',
      JSON.stringify({ responseHeader: { status: 0 }, response: { numFound: 3, docs: rows } }),
    ],
    [
      'the answer of an index',
      JSON.stringify({ took: 1, hits: { hits: rows.map((row) => ({ _id: row.id, _source: row })) } }),
    ],
    ['a catalogue with a title', JSON.stringify({ title: 'All', records: rows.map((row) => ({ ...row, text: 'x' })) })],
  ])('may be %s', async (_what, content) => {
    for (const fileName of ['x.json', undefined]) expect(await idsOf(content, { fileName })).toEqual(['a', 'b', 'c']);
    expect(await idsOf(content, { format: 'json' })).toEqual(['a', 'b', 'c']);
  });

  it('may be a single record over many lines, lists of objects and all', async () => {
    expect(await idsOf(JSON.stringify(rows[1], null, 2))).toEqual(['b']);
  });

  it('gives rows the numbers of their lines, or of their places where they share one', async () => {
    const numbers = async (content: string) => {
      const found: number[] = [];
      for await (const { line } of readRecords(inPieces(content), {})) found.push(line);
      return found;
    };
    expect(await numbers(`[\n${compact}\n]`)).toEqual([2, 3, 4]);
    expect(await numbers(JSON.stringify(rows))).toEqual([1, 2, 3]);
  });

  it('that was cut off gives what is whole, and says where it ends', async () => {
    const { records, wrong } = await readContent(`[\n${compact}`.slice(0, -20));
    expect([records.map(({ id }) => id), wrong]).toEqual([['a', 'b'], ['4 invalid-json']]);
  });

  it('reports an element that is no object, and goes on', async () => {
    const { records, wrong } = await readContent('[\n{"id":"a","title":"A"},\n7,\n"x",\n{"id":"b","title":"B"}\n]');
    expect([records.map(({ id }) => id), wrong]).toEqual([
      ['a', 'b'],
      ['3 invalid-json', '4 invalid-json'],
    ]);
  });

  it('takes no more memory for many records, in pieces of any size', async () => {
    const many = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, title: `T ${i}` })));
    for (const size of [1 << 16, 997]) {
      let count = 0;
      for await (const row of readRecords(inPieces(many, size), {})) if ('record' in row) count += 1;
      expect(count).toBe(20_000);
    }
  });
});
