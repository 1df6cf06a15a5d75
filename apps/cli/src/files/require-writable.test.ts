import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputFileError } from './input-file-error.js';
import { requireWritable } from './require-writable.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-output-'));
  await writeFile(join(folder, 'there'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file to write', () => {
  it.each(['new', 'there'])('may be %s', async (name) => {
    await expect(requireWritable(join(folder, name))).resolves.toBeUndefined();
  });

  it.each([
    { name: '.', reason: 'This is a folder, not a file.' },
    { name: 'nowhere/model', reason: 'does not exist' },
    { name: 'there/model', reason: 'does not exist' },
  ])('may not be $name', async ({ name, reason }) => {
    const attempt = requireWritable(join(folder, name));
    await expect(attempt).rejects.toThrow(InputFileError);
    await expect(attempt).rejects.toThrow(reason);
  });
});
