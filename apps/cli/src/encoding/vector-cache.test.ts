import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VectorCache } from './vector-cache.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-cache-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('what is kept behind an entry that was cut short is found again', async () => {
  const path = join(folder, 'vectors.bin');
  await (await VectorCache.open(path, 2)).keep('sea', Float32Array.of(1, 2));
  await appendFile(path, new Uint8Array(7));
  await (await VectorCache.open(path, 2)).keep('ant', Float32Array.of(3, 4));
  const again = await VectorCache.open(path, 2);
  expect([again.find('sea'), again.find('ant')]).toEqual([Float32Array.of(1, 2), Float32Array.of(3, 4)]);
});
