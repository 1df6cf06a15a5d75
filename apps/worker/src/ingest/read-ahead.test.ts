import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead.js';

describe('reading ahead', () => {
  it('gives every item in order, and reads one before it is asked for', async () => {
    const read: number[] = [];
    async function* source() {
      for (const item of [1, 2, 3]) {
        read.push(item);
        yield item;
      }
    }
    const seen: number[] = [];
    const readWhenSeen: number[][] = [];
    for await (const item of readAhead(source())) {
      await Promise.resolve();
      seen.push(item);
      readWhenSeen.push([...read]);
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(readWhenSeen).toEqual([
      [1, 2],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('fails where reading failed, after what came before', async () => {
    async function* source() {
      yield 1;
      throw new Error('The file ends here');
    }
    const seen: number[] = [];
    const reading = async () => {
      for await (const item of readAhead(source())) seen.push(item);
    };
    await expect(reading()).rejects.toThrow('The file ends here');
    expect(seen).toEqual([1]);
  });

  it('lets its source go when nobody reads on', async () => {
    let isClosed = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
        throw new Error('Nobody hears of this');
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of readAhead(source())) break;
    expect(isClosed).toBe(true);
  });
});
