import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { rotateLog } from './rotate-log.js';

const folder = mkdtempSync(join(tmpdir(), 'classmark-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('puts a long log aside while its process appends to it', () => {
  const path = join(folder, 'long.log');
  writeFileSync(path, 'a line\n'.repeat(1_500_000));
  const appending = openSync(path, 'a');
  rotateLog(path);
  writeSync(appending, 'the next\n');
  closeSync(appending);
  expect(readFileSync(path, 'utf8')).toBe('the next\n');
  expect(statSync(`${path}.old`).size).toBe(7 * 1_500_000);
});

it('leaves a short one, and one that is not there', () => {
  const path = join(folder, 'short.log');
  writeFileSync(path, 'a line\n');
  rotateLog(path);
  rotateLog(join(folder, 'none.log'));
  expect(readFileSync(path, 'utf8')).toBe('a line\n');
});
