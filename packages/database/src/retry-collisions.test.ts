import { expect, it } from 'vitest';
import { retryCollisions } from './retry-collisions.js';

const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });

/** Fails so often before it succeeds; gives the number of attempts. */
const failing = (times: number, error: Error = deadlock) => {
  let attempts = 0;
  return async () => {
    attempts += 1;
    if (attempts <= times) throw error;
    return attempts;
  };
};

it.each([0, 1, 4])('a transaction that collides %d times succeeds', async (times) => {
  expect(await retryCollisions(failing(times))).toBe(times + 1);
});

it('gives up where it collides again and again, and at once where something else is wrong', async () => {
  await expect(retryCollisions(failing(5))).rejects.toBe(deadlock);
  const other = new Error('no');
  await expect(retryCollisions(failing(1, other))).rejects.toBe(other);
});
