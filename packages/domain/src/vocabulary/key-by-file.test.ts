import { expect, it } from 'vitest';
import { keyByFile } from './key-by-file.js';

it.each([
  ['its path', 'Physics', 'urn:a', 'Physics', 'Physics'],
  ['its path, without a URI', 'Physics', null, 'Physics', 'Physics'],
  ['its URI, and has a name by now', 'urn:a', 'urn:a', 'Physics', ''],
  ['its URI, which is its name, too', 'urn:a', 'urn:a', 'urn:a', 'urn:a'],
  ['another URI', 'urn:b', 'urn:a', 'Physics', 'urn:b'],
])('a subject that was known by %s', (_, key, uri, text, expected) => {
  expect(keyByFile(key, { uri, labels: [{ text, language: null }] })).toBe(expected);
});
