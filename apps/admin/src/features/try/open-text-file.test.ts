import { expect, it } from 'vitest';
import { openTextFile } from './open-text-file';

it('reads a file', async () => {
  expect(await openTextFile(new File(['{"title": "T", "text": "X"}'], 'a.json'))).toEqual({ title: 'T', text: 'X' });
});

it('names a file that cannot be read', async () => {
  const file = new File([], 'folder');
  file.text = () => Promise.reject(new DOMException('The requested file could not be read', 'NotReadableError'));
  await expect(openTextFile(file)).rejects.toThrow('"folder" can’t be read. It may be a folder, or have been moved.');
});
