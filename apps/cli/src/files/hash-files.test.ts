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
});
afterAll(() => rm(folder, { recursive: true }));

it('tells folders of links apart by what the links lead to', async () => {
  const [plain, linked, other] = await Promise.all(
    ['plain', 'linked', 'linked-other'].map((name) => hashFiles(at(name))),
  );
  expect(linked).toBe(plain);
  expect(other).not.toBe(plain);
});

it('tells folders apart by what is below folders in them', async () => {
  const [a, b] = await Promise.all(
    ['whales', 'ants'].map(async (text) => {
      await mkdir(at(text, 'below'), { recursive: true });
      await writeFile(at(text, 'below', 'a.xml'), text);
      return hashFiles(at(text));
    }),
  );
  expect(a).not.toBe(b);
});
