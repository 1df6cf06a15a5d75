import { expect, it } from 'vitest';
import { openTextFile } from './open-text-file';

const record = { title: 'T', text: 'X' };
const readRecord = () => Promise.resolve(record);

it.each(['a.txt', 'a.md', 'A.TXT', 'a.log', 'README'])('takes %s as it is', async (name) => {
  const content = '{"title": "no"}';
  expect(await openTextFile(new File([content], name), readRecord)).toEqual({ title: '', text: content });
});

it.each(['a.json', 'a.jsonl', 'a.csv', 'a.tsv', 'a.jsonl.gz', 'a.xlsx'])('has records read of %s', async (name) => {
  expect(await openTextFile(new File(['…'], name), readRecord)).toEqual(record);
});

it('names a file that cannot be read', async () => {
  const file = new File([], 'folder');
  file.slice = () => {
    const part = new Blob();
    part.text = () => Promise.reject(new DOMException('The requested file could not be read', 'NotReadableError'));
    return part;
  };
  await expect(openTextFile(file, readRecord)).rejects.toThrow(
    '"folder" can’t be read. It may be a folder, or have been moved.',
  );
});
