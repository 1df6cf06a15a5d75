import { createThreads } from '@classmark/runtime';
import { describe, expect, it } from 'vitest';

const entryOf = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const threads = createThreads(1);

describe('a thread', () => {
  it('gives back what its task returned', async () => {
    const thread = threads.start(entryOf('export const run = async ({ a }) => a + 1;'), { a: 1 });
    expect(await thread.result).toBe(2);
  });

  it('rejects with what its task threw', async () => {
    const thread = threads.start(entryOf('export const run = () => { throw new TypeError("no"); };'), null);
    await expect(thread.result).rejects.toThrow(new TypeError('no'));
  });

  it('shares memory with its caller', async () => {
    const counter = new Int32Array(new SharedArrayBuffer(4));
    await threads.start(entryOf('export const run = (counter) => { Atomics.store(counter, 0, 7); };'), counter).result;
    expect(Atomics.load(counter, 0)).toBe(7);
  });

  it('can be stopped while it is busy', async () => {
    const thread = threads.start(entryOf('export const run = () => { for (;;); };'), null);
    await thread.stop();
    await expect(thread.result).rejects.toThrow('before its task did');
  });
});
