import { expect, it } from 'vitest';
import { RowMemory } from './row-memory.js';

function table() {
  let now = 0;
  const read: number[][] = [];
  let isAway = false;
  const memory = new RowMemory<number, { id: number; readAt: number }>(
    async (keys) => {
      if (isAway) throw new Error('away');
      read.push([...keys]);
      return keys.filter((key) => key < 100).map((id) => ({ id, readAt: now }));
    },
    ({ id }) => id,
    () => {},
    () => now,
  );
  return { memory, read, wait: (ms: number) => (now += ms), goAway: () => (isAway = true) };
}

it('reads what it does not know, once', async () => {
  const { memory, read } = table();
  expect([...(await memory.get([1, 2])).keys()]).toEqual([1, 2]);
  await memory.get([2, 1]);
  await memory.get([2, 3]);
  expect(read).toEqual([[1, 2], [3]]);
});

it('gives a row that it read a while ago at once, and reads it anew for the next', async () => {
  const { memory, wait } = table();
  await memory.get([1]);
  wait(6_000);
  expect((await memory.get([1])).get(1)).toMatchObject({ readAt: 0 });
  await Promise.resolve();
  await Promise.resolve();
  expect((await memory.get([1])).get(1)).toMatchObject({ readAt: 6_000 });
});

it('knows rows for a minute while the database is away, and then no more', async () => {
  const { memory, wait, goAway } = table();
  await memory.get([1]);
  goAway();
  wait(59_000);
  expect((await memory.get([1])).size).toBe(1);
  wait(2_000);
  await expect(memory.get([1])).rejects.toThrow('away');
});

it('leaves out what is not there', async () => {
  expect((await table().memory.get([1, 200])).size).toBe(1);
});
