import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeArtefact, encodeArtefact } from '@classmark/learners';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cliVersion } from '../version.js';
import { openCheckpointFile } from './checkpoint-file.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-checkpoint-'));
});
afterAll(() => rm(folder, { recursive: true }));

const training = { dataSha256: 'd', seed: 1 };
const state = { tensors: {}, metadata: { pass: '3' } };

async function keepCheckpoint(name: string): Promise<string> {
  const path = join(folder, name);
  const { offer } = await openCheckpointFile(path, training);
  await offer(async () => state);
  return path;
}

it('the same training goes on from its checkpoint', async () => {
  const { last } = await openCheckpointFile(await keepCheckpoint('same'), training);
  expect(last?.metadata).toMatchObject(state.metadata);
});

it('a checkpoint of another training is refused', async () => {
  const path = await keepCheckpoint('other');
  await expect(openCheckpointFile(path, { ...training, seed: 2 })).rejects.toThrow('belongs to a different training');
});

it('a checkpoint of another release is refused, whose code may have learnt otherwise', async () => {
  const path = await keepCheckpoint('older');
  const { learner, weights, metadata } = decodeArtefact(await readFile(path));
  const { training: own = '' } = metadata;
  expect(own).toContain(cliVersion);
  const older = { ...metadata, training: own.replace(cliVersion, '0.0.1') };
  await writeFile(path, encodeArtefact({ learner, weights, metadata: older }));
  await expect(openCheckpointFile(path, training)).rejects.toThrow('belongs to a different training');
});
