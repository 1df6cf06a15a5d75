import { expect, it } from 'vitest';
import { QueryMemory } from './query-memory.js';

it('forgets the oldest queries once all together are too long', () => {
  const memory = new QueryMemory<number>();
  for (let i = 0; i < 31; i++) memory.set(`query ${i}`, i, 10_000);
  expect([memory.get('query 0'), memory.get('query 1'), memory.get('query 30')]).toEqual([undefined, 1, 30]);
});

it('counts a query that comes again once', () => {
  const memory = new QueryMemory<number>();
  memory.set('first', 0, 10_000);
  for (let i = 0; i < 100; i++) memory.set('again', i, 10_000);
  expect([memory.get('first'), memory.get('again')]).toEqual([0, 99]);
});

it('does not remember one that is too long', () => {
  const memory = new QueryMemory<number>();
  memory.set('long', 1, 10_001);
  expect(memory.get('long')).toBeUndefined();
});
