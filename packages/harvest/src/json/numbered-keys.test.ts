import { describe, expect, it } from 'vitest';
import { previewRecords } from '../preview-records.js';
import { readRecordBatches } from '../read-records.js';
import { inPieces, jsonLines, subjectsOf } from '../testing/read-content.js';

const rows = [
  { id: 'a', title: 'A', subject_1: 'Sea', subject_2: 'Mammals' },
  { id: 'b', title: 'B', subject_1: 'Land', subject_2: null },
  { id: 'c', title: 'C', subject_3: 'Air' },
];
const subjects = [['Sea', 'Mammals'], ['Land'], ['Air']];

describe('subjects of JSON with a number each', () => {
  it.each([
    ['a record a line', jsonLines(...rows)],
    ['a list', JSON.stringify(rows, null, 1)],
  ])('are read as a list from %s', async (_what, content) => {
    expect(await subjectsOf(content)).toEqual(subjects);
  });

  it.each(['keyword1', 'Keyword 1', 'tags/1', 'labels[1]', 'category.1'])('may be called %j', async (first) => {
    const row = { id: 'a', title: 'A', [first]: 'Sea', [first.replace('1', '2')]: 'Land' };
    expect(await subjectsOf(jsonLines(row))).toEqual([['Sea', 'Land']]);
  });

  it('are read where lines are scanned', async () => {
    const found = [];
    for await (const batch of readRecordBatches(inPieces(jsonLines(...rows)), { lazy: true })) {
      for (const row of batch) found.push('record' in row ? row.record.subjects : row.error);
    }
    expect(found).toEqual(subjects);
  });

  it('are shown by the preview as one field', async () => {
    const preview = await previewRecords(inPieces(jsonLines(...rows)), 1, {});
    expect([preview.fields, preview.mapping.subjects]).toEqual([['id', 'title', 'subject'], 'subject']);
  });

  it('stay apart where somebody maps one of them', async () => {
    expect(await subjectsOf(jsonLines(...rows), { mapping: { subjects: 'subject_1' } })).toEqual([
      ['Sea'],
      ['Land'],
      null,
    ]);
  });

  it('are subjects of their own where they hold marks', async () => {
    const marked = jsonLines(
      { id: 'a', title: 'A', label_1: 1, label_2: 0 },
      { id: 'b', title: 'B', label_1: 0, label_2: 1 },
    );
    expect(await subjectsOf(marked)).toEqual([['label_1'], ['label_2']]);
  });

  it('are read however many a record has', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `Sea ${i}`);
    const row = { title: 'A', ...Object.fromEntries(many.map((subject, i) => [`subject_${i}`, subject])) };
    expect((await subjectsOf(jsonLines(row)))[0]).toHaveLength(30_000);
  });
});
