import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { readConfig } from './config.js';

const needed = { DATABASE_URL: 'postgresql://localhost/classmark' };

it('trains with as many helper threads as it is told', () => {
  expect(readConfig({ ...needed, CLASSMARK_TRAINING_THREADS: '3' }).trainingThreads).toBe(3);
});

it('trains on all cores but one if it is told nothing, with one helper at the least', () => {
  expect(readConfig(needed).trainingThreads).toBe(Math.max(1, availableParallelism() - 1));
});
