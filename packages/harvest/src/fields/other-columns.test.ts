import { describe, expect, it } from 'vitest';
import { readRecordBatches } from '../read-records.js';
import { inPieces, jsonLines, readContent } from '../testing/read-content.js';

const joined = jsonLines(
  { id: 'a', title: 'A', text: 'One.', subjects: ['Sea'] },
  { id: 'b', headline: 'B', abstract: 'Two.', keywords: ['Land'] },
);
const expected = [
  ['A', 'One.', ['Sea']],
  ['B', 'Two.', ['Land']],
];

const read = async (content: string) =>
  (await readContent(content)).records.map(({ title, text, subjects }) => [title, text, subjects]);

describe('records that name their fields in different ways', () => {
  it('are read all', async () => {
    expect(await read(joined)).toEqual(expected);
  });

  it('are read all where lines are scanned', async () => {
    const found = [];
    for await (const batch of readRecordBatches(inPieces(joined), { lazy: true })) {
      for (const row of batch) {
        found.push('record' in row ? [row.record.title, row.record.text, row.record.subjects] : row.error);
      }
    }
    expect(found).toEqual(expected);
  });

  it('may have a column that is always empty beside the one that is not', async () => {
    expect(await read('id,title,text,abstract\n1,A,,One.\n2,B,,Two.\n')).toEqual([
      ['A', 'One.', null],
      ['B', 'Two.', null],
    ]);
  });

  it('are not filled from a field that stands beside the other elsewhere', async () => {
    const content = jsonLines(
      { id: 'a', title: 'A', keywords: ['Sea'], category: 'Report' },
      { id: 'b', title: 'B', category: 'Report' },
    );
    expect((await read(content)).map(([, , subjects]) => subjects)).toEqual([['Sea'], null]);
  });

  it('keep to the field that somebody says', async () => {
    const { records } = await readContent(joined, { mapping: { text: 'text' } });
    expect(records.map(({ text }) => text)).toEqual(['One.', '']);
  });
});
