import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { rotateLog } from './rotate-log.js';

const refuse = (line: string) => {
  throw new Error(line);
};
const folder = mkdtempSync(join(tmpdir(), 'classmark-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('puts a long log aside while its process appends to it', () => {
  const path = join(folder, 'long.log');
  writeFileSync(path, 'a line\n'.repeat(1_500_000));
  const appending = openSync(path, 'a');
  rotateLog(path, refuse);
  writeSync(appending, 'the next\n');
  closeSync(appending);
  expect(readFileSync(path, 'utf8')).toBe('the next\n');
  expect(statSync(`${path}.old`).size).toBe(7 * 1_500_000);
});

it('leaves a short one, and one that is not there', () => {
  const path = join(folder, 'short.log');
  writeFileSync(path, 'a line\n');
  rotateLog(path, refuse);
  rotateLog(join(folder, 'none.log'), refuse);
  expect(readFileSync(path, 'utf8')).toBe('a line\n');
});

it('says that one cannot be put aside, and leaves it', () => {
  const path = join(folder, 'stuck.log');
  writeFileSync(path, 'a line\n'.repeat(1_500_000));
  mkdirSync(`${path}.old`);
  const said: string[] = [];
  rotateLog(path, (line) => said.push(line));
  expect(said).toEqual([expect.stringContaining('stuck.log could not be put aside: ')]);
  expect(statSync(path).size).toBe(7 * 1_500_000);
});
