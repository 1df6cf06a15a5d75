import { expect, it } from 'vitest';
import { onceASecond } from './health.js';

it('asks the database once a second, however many ask', async () => {
  let asked = 0;
  let now = 0;
  const isReady = onceASecond(
    async () => ++asked,
    () => now,
  );
  expect(await Promise.all([isReady(), isReady(), isReady()])).toEqual([1, 1, 1]);
  now = 999;
  expect(await isReady()).toBe(1);
  now = 1_000;
  expect(await isReady()).toBe(2);
});
