import { expect, it } from 'vitest';
import { openTextFile } from './open-text-file';

const record = { title: 'T', text: 'X' };
const decoded = { title: '', text: 'decoded' };
const reader = { readRecord: () => Promise.resolve(record), readText: () => Promise.resolve(decoded) };
const text = 'Über Wale';
const wide = (mark: string): Buffer<ArrayBuffer> => Buffer.from(mark + text, 'utf16le');

it.each(['a.txt', 'a.md', 'A.TXT', 'a.log', 'README'])('takes %s as it is', async (name) => {
  const content = '{"title": "no"}';
  expect(await openTextFile(new File([content], name), reader)).toEqual({ title: '', text: content });
});

it.each([
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16', wide('\ufeff')],
  ['big-endian UTF-16', wide('\ufeff').swap16()],
])('takes a text in %s as it is', async (_, content) => {
  expect(await openTextFile(new File([content], 'a.txt'), reader)).toEqual({ title: '', text });
});

it.each([
  ['Windows-1252', Buffer.from(text, 'latin1')],
  ['UTF-16 without a mark', wide('')],
])('has a text in %s decoded', async (_, content) => {
  expect(await openTextFile(new File([content], 'a.txt'), reader)).toEqual(decoded);
});

it.each(['a.json', 'a.jsonl', 'a.csv', 'a.tsv', 'a.jsonl.gz', 'a.xlsx'])('has records read of %s', async (name) => {
  expect(await openTextFile(new File(['…'], name), reader)).toEqual(record);
});

it('names a file that cannot be read', async () => {
  const file = new File([], 'folder');
  file.slice = () => {
    const part = new Blob();
    part.text = () => Promise.reject(new DOMException('The requested file could not be read', 'NotReadableError'));
    return part;
  };
  await expect(openTextFile(file, reader)).rejects.toThrow(
    '"folder" can’t be read. It may be a folder, or have been moved.',
  );
});
