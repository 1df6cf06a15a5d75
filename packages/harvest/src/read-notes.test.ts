import { describe, expect, it } from 'vitest';
import { previewRecords } from './preview-records.js';
import { inPieces, jsonLines, type Options, warningsOf } from './testing/read-content.js';

describe('what the owner of a file should know', () => {
  const codes = async (content: string, options: Options = {}) =>
    (await warningsOf(content, options)).map(({ code }) => code);
  const plain = jsonLines({ id: 'a', title: 'A', text: 'x', subjects: ['s'] });

  it('is nothing where all is plain', async () => {
    expect(await warningsOf(plain)).toEqual([]);
  });

  it('is that a named field is in no row', async () => {
    expect(await warningsOf(plain, { mapping: { text: 'abstrac' } })).toEqual([
      { code: 'FIELD_NOT_FOUND', message: 'No record has "abstrac", the field mapped to text.' },
    ]);
  });

  it('is that no text or subjects were found, with the fields that there are', async () => {
    expect(await warningsOf(jsonLines({ id: 'a', title: 'A', inhalt: 'x', fach: 's' }))).toEqual([
      { code: 'FIELD_NOT_FOUND', message: 'No text found. Fields not read: "inhalt", "fach".' },
      { code: 'FIELD_NOT_FOUND', message: 'No subjects found. Fields not read: "inhalt", "fach".' },
    ]);
  });

  it('is which separator was guessed, and that ids were made', async () => {
    expect(await codes('title;text;label\nA;x;s\n')).toEqual(['SEPARATOR_GUESSED', 'IDS_FROM_CONTENT']);
  });

  it('is that a first column without a name is left out', async () => {
    const left = (first: string) => [
      { code: 'COLUMN_LEFT_OUT', message: `The first column has no name and is left out; it begins with "${first}".` },
    ];
    expect(await warningsOf(',id,title,text,label\n0,a,A,x,s\n1,b,B,y,s\n')).toEqual(left('0'));
    expect(await warningsOf('id,title,text,label\n1,a,A,x,s\n2,b,B,y,s\n')).toEqual(left('1'));
    expect(await warningsOf(',id,title,text,label\n,a,A,"x\ny\nz",s\n,b,B,y,s\n')).toEqual([]);
  });

  it('is which subjects differ in case alone', async () => {
    const rows = ['Machine Learning', 'machine learning', 'Optics'].map((label, i) => ({
      id: `${i}`,
      text: 'x',
      label,
    }));
    expect(await warningsOf(jsonLines(...rows))).toEqual([
      {
        code: 'LABELS_DIFFER_IN_CASE',
        message: 'Subjects that differ only in case: "Machine Learning" and "machine learning".',
      },
    ]);
  });

  it.each([
    ['may be lists', ['sea, land', 'music, land', 'sea'], ['SUBJECTS_HAVE_COMMAS']],
    ['is one name of many', ['Oceans, Seas', 'Humans', 'Land', 'Music'], []],
  ])('is that what has commas %s', async (_what, names, expected) => {
    const rows = names.map((keywords, i) => ({ id: `${i}`, text: 'x', keywords }));
    expect(await codes(jsonLines(...rows))).toEqual(expected);
    expect(await codes(jsonLines(...rows), { mapping: { subjectSeparator: ',' } })).toEqual([]);
  });

  it.each([
    ['joined with #', ['Sea#Tide', 'Sea', 'Tide', 'Land#Sea', 'Land', 'C#'], ['SUBJECTS_MAY_BE_LISTS']],
    ['joined now and then', ['3,27', '3', '27', '4', '4,3', '5', '6'], ['SUBJECTS_MAY_BE_LISTS']],
    ['of places in a list', [0, 1, 12], ['SUBJECTS_ARE_NUMBERS']],
    ['of a classification', ['551', '669'], []],
    ['with signs of their own', ['C#', 'C++', 'C', 'Research, medical', 'F#'], []],
  ])('is that subjects look like something else: %s', async (_what, names, expected) => {
    const rows = names.map((label, i) => ({ id: `${i}`, text: 'x', label }));
    expect(await codes(jsonLines(...rows))).toEqual(expected);
  });

  it('is no separator where there is one column', async () => {
    expect(await codes('title\nA\nB, with a comma\n')).toEqual(['IDS_FROM_CONTENT']);
  });

  it('comes with the preview', async () => {
    const preview = await previewRecords(inPieces('title;inhalt\nA;x\n'), 5, {});
    expect(preview.warnings.map(({ code }) => code)).toContain('FIELD_NOT_FOUND');
  });
});
