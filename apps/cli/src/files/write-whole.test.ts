import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
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

it('writes the file that a link leads to, and leaves the link', async () => {
  const [file, link] = [join(folder, 'monday.jsonl'), join(folder, 'newest.jsonl')];
  await writeWhole(file, Buffer.from('before'));
  await symlink(file, link);
  await writeWhole(link, Buffer.from('after'));
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('after');
});

it.each(['SIGINT', 'SIGTERM'] as const)('leaves no part of a file where %s ends the command', async (signal) => {
  const path = join(folder, `${signal}.jsonl`);
  const script = `
    import { writeWhole } from ${JSON.stringify(new URL('../../dist/files/write-whole.js', import.meta.url))};
    async function* lines() {
      for (let i = 0; i < 3; i++) yield 'x'.repeat(100_000);
      console.log('begun');
      await new Promise(() => setInterval(() => {}, 1_000));
    }
    await writeWhole(${JSON.stringify(path)}, lines());`;
  const command = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(command.stdout, 'data');
  command.kill(signal);
  expect(await once(command, 'exit')).toEqual([null, signal]);
  expect((await readdir(folder)).filter((name) => name.startsWith(signal))).toEqual([]);
});
