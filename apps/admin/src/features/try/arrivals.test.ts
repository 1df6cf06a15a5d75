import { expect, it } from 'vitest';
import { createArrivals } from './arrivals';

const text = { title: '', text: 'late' };

it('takes a text that comes later', async () => {
  expect(await createArrivals().await(Promise.resolve(text))).toBe(text);
});

it('drops one where something was typed before it came', async () => {
  const arrivals = createArrivals();
  const coming = Promise.withResolvers<typeof text>();
  const arrived = arrivals.await(coming.promise);
  arrivals.forget();
  coming.resolve(text);
  expect(await arrived).toBeNull();
});

it('takes the one that was asked for last, whichever comes first', async () => {
  const arrivals = createArrivals();
  const first = Promise.withResolvers<typeof text>();
  const arrived = [arrivals.await(first.promise), arrivals.await(Promise.resolve(text))];
  first.resolve({ title: '', text: 'later still' });
  expect(await Promise.all(arrived)).toEqual([null, text]);
});

it('tells that it failed, unless nobody waits for it any more', async () => {
  const arrivals = createArrivals();
  await expect(arrivals.await(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  const failing = Promise.withResolvers<typeof text>();
  const arrived = arrivals.await(failing.promise);
  arrivals.forget();
  failing.reject(new Error('gone'));
  expect(await arrived).toBeNull();
});
