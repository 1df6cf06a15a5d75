import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeWhole } from './write-whole.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-output-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('writes into a pipe, which stays one', async () => {
  const pipe = join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, Buffer.from('a model'))]);
  expect(read).toBe('a model');
  expect((await stat(pipe)).isFIFO()).toBe(true);
  expect(await readdir(folder)).toEqual(['pipe']);
});

it('leaves what was there, and no part of what was to come, where that fails half way', async () => {
  const path = join(folder, 'lines.jsonl');
  await writeWhole(path, Buffer.from('before'));
  async function* lines() {
    yield 'one\n';
    throw new Error('The service is away.');
  }
  await expect(writeWhole(path, lines())).rejects.toThrow('The service is away.');
  expect(await readFile(path, 'utf8')).toBe('before');
  await writeWhole(path, ['one\n', 'two\n']);
  expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
  expect(await readdir(folder)).toEqual(['lines.jsonl', 'pipe']);
});
