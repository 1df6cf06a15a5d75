import { describe, expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';

const read = async (value: unknown) =>
  (await readContent(typeof value === 'string' ? value : JSON.stringify(value))).records.map(
    ({ id, title, text, subjects }) => [id, title, text, subjects],
  );

describe('JSON as tools write it', () => {
  const record = { id: 'a', title: 'A', text: 'x', keywords: ['Sea'] };
  it.each([
    ['objects without anything between', `${JSON.stringify(record)}${JSON.stringify({ ...record, id: 'b' })}`, 2],
    ['dictionaries of Python', "{'id': 'a', 'title': 'A', 'text': 'x', 'keywords': ['Sea'], 'year': None}\n", 1],
    ['a page of a data set', { features: [{ name: 'text' }], rows: [{ row_idx: 0, row: record }] }, 1],
    ['records within what surrounds them', `${JSON.stringify({ document: record })}\n`, 1],
    ['deposits with metadata', { hits: { hits: [{ id: 'a', metadata: { ...record, id: 'z' } }], total: 1 } }, 1],
    [
      'one deposit alone',
      { id: 'a', metadata: { title: 'A', text: 'x', creators: [{ name: 'Doe' }], keywords: ['Sea'] } },
      1,
    ],
    [
      'journals with a record inside',
      { results: [{ id: 'a', bibjson: { title: 'A', text: 'x', keywords: ['Sea'] } }] },
      1,
    ],
  ])('is read: %s', async (_what, content, count) => {
    const found = await read(content);
    expect([found.length, found[0]]).toEqual([count, ['a', 'A', 'x', ['Sea']]]);
  });

  it.each([
    [
      'Label Studio',
      { id: 1, data: { text: 'x' }, annotations: [{ id: 9, result: [{ value: { choices: ['Sea'] } }] }] },
    ],
    [
      'Label Studio, with a path',
      { id: 1, data: { text: 'x' }, annotations: [{ result: [{ value: { taxonomy: [['Sea'], ['A', 'B/C']] } }] }] },
      ['Sea', '/A/B\\/C'],
    ],
    ['an older doccano', { id: 1, text: 'x', annotations: [{ label: 'Sea', user: 1 }] }],
    ['Prodigy', { id: 1, text: 'x', accept: ['Sea'], answer: 'accept', options: [{ id: 'Sea', text: 'Sea' }] }],
    ['Europe PMC', { id: 1, abstractText: 'x', keywordList: { keyword: ['Sea'] } }],
  ])('of %s is read', async (_tool, row, subjects = ['Sea']) => {
    expect(await read(`${JSON.stringify(row)}\n`)).toEqual([['1', '', 'x', subjects]]);
  });

  it.each([
    ['its records by column', { title: { 0: 'A', 1: 'B' }, text: { 0: 'x', 1: 'y' } }, 'orient="records"'],
    ['columns of lists', { title: ['A', 'B'], text: ['x', 'y'] }, 'orient="records"'],
    ['columns, an index and rows', { columns: ['title'], index: [0], data: [['A']] }, 'orient="records"'],
    ['a record under each key', { a: { title: 'A' }, b: { title: 'B' } }, 'Write a list of records'],
  ])('that has %s is refused with what to do', async (_what, content, says) => {
    await expect(read(content)).rejects.toThrow(says);
    await expect(read(JSON.stringify(content, null, 1))).rejects.toThrow(says);
  });

  it('may be one record whose fields are lists or objects', async () => {
    expect(await read({ title: ['A'], abstract: ['x'], subject: ['Sea', 'Land'] })).toMatchObject([
      [expect.any(String), 'A', 'x', ['Sea', 'Land']],
    ]);
  });
});

describe('an id', () => {
  it.each([
    ['a long number of MongoDB', { $numberLong: '1413617112501850121' }, '1413617112501850121'],
    ['one of several', ['', 'oai:1', 'doi:2'], 'oai:1'],
  ])('may be %s', async (_what, id, expected) => {
    expect((await read(`${JSON.stringify({ id, title: 'A' })}\n`))[0]?.[0]).toBe(expected);
  });
});
