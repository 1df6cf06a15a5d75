import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLocalAccess, writeLocalAccess } from './local-access.js';

const access = { apiUrl: 'http://127.0.0.1:4000', apiKey: 'classmark_x' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-access-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives what was written last', async () => {
  await writeLocalAccess(folder, { ...access, apiKey: 'classmark_old' });
  await writeLocalAccess(folder, access);
  expect(await readLocalAccess(folder)).toEqual(access);
});

it('gives nothing where nothing was written', async () => {
  expect(await readLocalAccess(join(folder, 'none'))).toBeNull();
});

it.skipIf(process.platform === 'win32')('is readable by its owner alone', async () => {
  await writeLocalAccess(folder, access);
  expect((await stat(join(folder, 'local-access.json'))).mode & 0o777).toBe(0o600);
});
