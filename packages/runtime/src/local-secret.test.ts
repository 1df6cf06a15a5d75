import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLocalSecret } from './local-secret.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-secret-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('is made once, long enough to encrypt by', async () => {
  const home = join(folder, 'first');
  const secret = await readLocalSecret(home);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(await readLocalSecret(home)).toBe(secret);
  expect(await readLocalSecret(join(folder, 'second'))).not.toBe(secret);
});

it('is in a file that only its owner may read', async () => {
  const home = join(folder, 'private');
  await readLocalSecret(home);
  for (const name of await readdir(home)) expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
});
