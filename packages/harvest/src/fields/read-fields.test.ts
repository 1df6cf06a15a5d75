import { describe, expect, it } from 'vitest';
import { previewRecords } from '../preview-records.js';
import { readRecordBatches } from '../read-records.js';
import { idsOf, inPieces, jsonLines, readContent, subjectsOf, warningsOf } from '../testing/read-content.js';

describe('keys that the first record lacks', () => {
  const late = jsonLines({ id: 'k1', title: 'T' }, { id: 'k2', title: 'T', abstract: 'A gauge.', keywords: ['Sea'] });

  it('are taken from those that follow', async () => {
    const { records } = await readContent(late);
    expect(records.map(({ text, subjects }) => [text, subjects])).toEqual([
      ['', null],
      ['A gauge.', ['Sea']],
    ]);
  });

  it.each([true, false])('are found even behind the beginning of the file, lazily (%s) or not', async (lazy) => {
    const early = Array.from({ length: 30_000 }, (_, i) => ({
      id: `e${i}`,
      title: `Title number ${i} of a long file`,
    }));
    const rows = [];
    for await (const batch of readRecordBatches(inPieces(jsonLines(...early) + late, 1 << 16), { lazy })) {
      for (const row of batch) if ('record' in row) rows.push([row.record.text, row.record.subjects]);
    }
    expect([rows.length, rows.at(-1)]).toEqual([30_002, ['A gauge.', ['Sea']]]);
  });

  it('are shown by the preview as they are read', async () => {
    const preview = await previewRecords(inPieces(late), 1, {});
    expect(preview.mapping).toMatchObject({ text: 'abstract', subjects: 'keywords' });
  });
});

describe('an id', () => {
  it.each(['1413617112501850121', '0.10', '1e5', '12345678901234567890123', '-0'])(
    'of %s keeps its digits',
    async (id) => {
      expect(await idsOf(`{"id": ${id}, "title": "A", "year": 2020, "score": 0.25}\n{"title":"B","id":${id}}`)).toEqual(
        [id, id],
      );
    },
  );

  it('keeps its zeros in a table', async () => {
    expect(await idsOf('id,title\n0012,A\n1e5,B\n1413617112501850121,C\n')).toEqual([
      '0012',
      '1e5',
      '1413617112501850121',
    ]);
  });

  it('does not change the numbers that a text speaks of', async () => {
    const { records } = await readContent(
      '{"id": 1413617112501850121, "title": "a [12345678901234567890, 1e5] b, 0.10"}',
    );
    expect(records[0]?.title).toBe('a [12345678901234567890, 1e5] b, 0.10');
  });

  it('is made from title and text where there is none, the same for the same content', async () => {
    const ids = await idsOf(jsonLines({ text: 'One text.' }, { text: 'Another text.' }, { text: '<i>One</i>  text.' }));
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([false, true]);
  });
});

describe('a mapping that is given in part', () => {
  it('leaves the rest to be guessed', async () => {
    const { records } = await readContent('nr,headline,abstract\n7,A,x\n', { mapping: { id: 'nr' } });
    expect(records).toEqual([{ id: '7', title: 'A', text: 'x', subjects: null }]);
  });

  it('may lead into objects', async () => {
    const { records } = await readContent(jsonLines({ id: 'a', meta: { kopf: 'A', fach: ['s'] } }), {
      mapping: { title: 'meta.kopf', subjects: 'meta.fach' },
    });
    expect(records).toEqual([{ id: 'a', title: 'A', text: '', subjects: ['s'] }]);
  });

  it('may say that there is none', async () => {
    expect(await subjectsOf(jsonLines({ id: 'a', title: 'A', label: ['s'] }), { mapping: { subjects: null } })).toEqual(
      [null],
    );
  });
});

describe('a column for each subject', () => {
  it.each([
    ['0 and 1', '1', '0'],
    ['true and false', 'True', 'False'],
    ['yes and no', 'yes', 'no'],
    ['crosses', 'x', ''],
    ['ticks', '✓', ''],
    ['a spreadsheet in German', 'WAHR', 'FALSCH'],
  ])('is read from %s', async (_what, yes, no) => {
    const table = `id,text,year,Sea,Land,Rare\na,A text.,2020,${yes},${no},${no}\nb,More.,2021,${no},${no},${yes}\n`;
    expect(await subjectsOf(table)).toEqual([['Sea'], ['Rare']]);
  });

  it('is read where its first yes comes late, and left alone where it is empty', async () => {
    const early = Array.from({ length: 2_500 }, (_, i) => `e${i},A text.,${i % 2},${(i + 1) % 2},0,`).join('\n');
    const found = await subjectsOf(`id,text,Sea,Land,Rare,Remark\n${early}\na,A text.,1,0,1,\n`);
    expect(found.at(-1)).toEqual(['Sea', 'Rare']);
    const { mapping } = await previewRecords(inPieces('id,text,Sea,Land,Remark\n1,x,1,0,\n2,y,0,1,\n'), 9, {});
    expect(mapping.subjectColumns).toEqual(['Sea', 'Land']);
  });

  it('is read from JSON, too, and shown', async () => {
    const content = jsonLines(
      { id: 'a', text: 'A text.', Sea: 1, Land: 0 },
      { id: 'b', text: 'More.', Sea: 0, Land: 1 },
    );
    expect(await subjectsOf(content)).toEqual([['Sea'], ['Land']]);
    expect((await previewRecords(inPieces(content), 9, {})).mapping.subjectColumns).toEqual(['Sea', 'Land']);
    expect((await warningsOf(content)).map(({ code }) => code)).toEqual(['SUBJECT_COLUMNS']);
  });

  it('is not looked for where a column has the subjects', async () => {
    expect(await subjectsOf('id,text,label,a,b\n1,A text.,Sea,1,0\n')).toEqual([['Sea']]);
  });
});
