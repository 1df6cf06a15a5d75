import { expect, it } from 'vitest';
import { VersionCache } from './version-cache.js';

function createCache(damaged: ReadonlySet<number> = new Set()) {
  const loads: number[] = [];
  const dropped: number[] = [];
  const cache = new VersionCache(async (id) => {
    loads.push(id);
    if (damaged.has(id)) throw new Error(`version ${id} is damaged`);
    return { id, [Symbol.dispose]: () => void dropped.push(id) };
  });
  return { cache, loads, dropped };
}

it('loads a version once for all who ask', async () => {
  const { cache, loads } = createCache();
  expect(await Promise.all([cache.get(1), cache.get(1)])).toMatchObject([{ id: 1 }, { id: 1 }]);
  expect(loads).toEqual([1]);
});

it('tries a version again that could not be loaded', async () => {
  const { cache, loads } = createCache(new Set([1]));
  await expect(cache.get(1)).rejects.toThrow('damaged');
  await expect(cache.get(1)).rejects.toThrow('damaged');
  expect(loads).toEqual([1, 1]);
});

it('keeps the two last idle versions, and disposes of others', async () => {
  const { cache, loads, dropped } = createCache();
  for (const id of [1, 2, 1, 3, 1, 3, 2]) await cache.get(id);
  expect(loads).toEqual([1, 2, 3, 2]);
  expect(dropped).toEqual([2, 1]);
});

it('keeps what serves, however many', async () => {
  const { cache, loads } = createCache();
  const serving = [1, 2, 3, 4];
  cache.keep(new Set(serving));
  for (const id of [...serving, 5, 6, 7, ...serving]) await cache.get(id);
  expect(loads).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('keeps what is in use, however many others are asked for meanwhile', async () => {
  const { cache, loads, dropped } = createCache();
  await cache.use(1, async () => {
    for (const id of [2, 3, 4]) await cache.get(id);
    await cache.get(1);
    expect(loads).toEqual([1, 2, 3, 4]);
  });
  for (const id of [5, 6]) await cache.get(id);
  expect(dropped).toEqual([2, 3, 4, 1]);
});

it('keeps nothing for a use that failed', async () => {
  const { cache, dropped } = createCache();
  await expect(cache.use(1, () => Promise.reject(new Error('Left.')))).rejects.toThrow('Left.');
  for (const id of [2, 3]) await cache.get(id);
  await cache.get(3);
  expect(dropped).toEqual([1]);
});
