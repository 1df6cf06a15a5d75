import { expect, it } from 'vitest';
import { parseJson } from './parse-json.js';

it.each([
  ['{"id": 12345678901234567890}', { id: '12345678901234567890' }],
  ['{"id": 1.50, "n": 1.5, "e": 1e3, "i": 7}', { id: '1.50', n: 1.5, e: '1e3', i: 7 }],
  ['{"a": "1e5, \\"12345678901234567890\\" \\\\", "id": 1e5}', { a: '1e5, "12345678901234567890" \\', id: '1e5' }],
  ['{"a": NaN, "b": [-Infinity, "NaN"]}', { a: null, b: [null, 'NaN'] }],
])('%s keeps its digits', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

it('reads long strings full of escapes', () => {
  expect(parseJson(`{"id": 1e5, "text": "${'\\n'.repeat(3_000_000)}"}`)).toMatchObject({ id: '1e5' });
});

it.each([`{"a": ${'['.repeat(200)}${']'.repeat(200)}}`, '{"a": '])(
  'refuses what is broken or too deep: %.20s',
  (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  },
);
