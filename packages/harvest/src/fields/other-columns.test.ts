import { describe, expect, it } from 'vitest';
import { ReadNotes } from '../read-notes.js';
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

  it.each([true, false])('are read all behind the beginning of the file, too, lazily (%s) or not', async (lazy) => {
    const early = Array.from({ length: 2_500 }, (_, i) => ({ id: `e${i}`, title: 'T', text: 'x', subjects: ['Sea'] }));
    const late = jsonLines(...early) + joined.replace('"headline":"B",', '"text":"","headline":"B","subjects":[],');
    const notes = new ReadNotes();
    const found = [];
    for await (const batch of readRecordBatches(inPieces(late, 1 << 16), { lazy, notes })) {
      for (const row of batch)
        if ('record' in row) found.push([row.record.title, row.record.text, row.record.subjects]);
    }
    expect(found.slice(-2)).toEqual(expected);
    expect(notes.listWarnings({ areSubjectsRead: true })).toEqual([
      {
        code: 'OTHER_FIELDS_READ',
        message:
          'Where the usual field was empty, some records were read differently: ' +
          'title from "headline" (1), text from "abstract" (1), subjects from "keywords" (1).',
      },
    ]);
  });

  it('may have a column that only late rows fill', async () => {
    const early = Array.from({ length: 2_500 }, (_, i) => `${i},T,x,Sea,`).join('\n');
    const found = await read(`id,title,text,subjects,keywords\n${early}\nb,B,Two.,,Land\n`);
    expect(found.at(-1)).toEqual(['B', 'Two.', ['Land']]);
  });

  it('keep to the field that somebody says', async () => {
    const { records } = await readContent(joined, { mapping: { text: 'text' } });
    expect(records.map(({ text }) => text)).toEqual(['One.', '']);
  });
});
