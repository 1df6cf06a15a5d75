import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashFiles } from './hash-files.js';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-hash-'));
  for (const name of ['plain', 'linked', 'other', 'linked-other']) await mkdir(at(name));
  await writeFile(at('plain', 'a.txt'), 'whales');
  await writeFile(at('other', 'a.txt'), 'ants');
  await symlink(at('plain', 'a.txt'), at('linked', 'a.txt'));
  await symlink(at('other', 'a.txt'), at('linked-other', 'a.txt'));
  await symlink(at('nowhere'), at('linked', 'broken'));
  await symlink(at('plain'), at('linked', 'folder'));
});
afterAll(() => rm(folder, { recursive: true }));

it('tells folders of links apart by what the links lead to', async () => {
  const [plain, linked, other] = await Promise.all(
    ['plain', 'linked', 'linked-other'].map((name) => hashFiles(at(name))),
  );
  expect(linked).toBe(plain);
  expect(other).not.toBe(plain);
});
