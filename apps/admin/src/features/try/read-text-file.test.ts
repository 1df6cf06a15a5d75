import { expect, it } from 'vitest';
import { readTextFile } from './read-text-file.js';

it('takes a text file as it is', () => {
  expect(readTextFile('a.txt', '{"title": "no"}')).toEqual({ title: '', text: '{"title": "no"}' });
});

it('reads title and text of a record', () => {
  expect(readTextFile('a.json', '{"title": "T", "text": "X"}')).toEqual({ title: 'T', text: 'X' });
});

it('takes an abstract for the text', () => {
  expect(readTextFile('a.json', '{"abstract": "X"}')).toEqual({ title: '', text: 'X' });
});

it('reads the first of many records', () => {
  const records = '{"title": "1", "text": "a"}\n{"title": "2", "text": "b"}\n';
  expect(readTextFile('a.jsonl', records)).toEqual({ title: '1', text: 'a' });
  expect(readTextFile('a.json', '[{"text": "a"}, {"text": "b"}]')).toEqual({ title: '', text: 'a' });
});

it('shows broken JSON as a text', () => {
  expect(readTextFile('a.json', '{"title":')).toEqual({ title: '', text: '{"title":' });
});
