import type { Chunk } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { drawSample, SampleDrawer } from './sample-drawer.js';

const labels = { yes: new Uint32Array(), no: 'rest' } as const;
const documentsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `${i}`, title: `${i}`, text: '' }));
const { signal } = new AbortController();

async function drawFrom(count: number, chunkSize: number): Promise<number[]> {
  const documents = documentsOf(count);
  const chunks = Array.from({ length: Math.ceil(count / chunkSize) }, (_, i): Chunk => {
    const own = documents.slice(i * chunkSize, (i + 1) * chunkSize);
    return { documents: own, labels: own.map(() => labels) };
  });
  return (await drawSample(() => chunks, signal)).documents.map(({ title }) => Number(title));
}

describe('a sample of a corpus', () => {
  it('is all of it where it is small', async () => {
    expect(await drawFrom(1_000, 300)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
  });

  it('is a thousand documents from all over it where it is large', async () => {
    const drawn = await drawFrom(50_000, 5_000);
    expect(drawn).toHaveLength(1_000);
    for (let fifth = 0; fifth < 5; fifth++) {
      const own = drawn.filter((place) => Math.floor(place / 10_000) === fifth);
      expect(own.length).toBeGreaterThan(150);
    }
  });

  it('is the same however the corpus is cut', async () => {
    expect(await drawFrom(12_345, 7)).toEqual(await drawFrom(12_345, 5_000));
  });

  it('leaves out documents of which nothing is known', async () => {
    const unknown = { yes: new Uint32Array(), no: new Uint32Array() };
    const chunk = { documents: documentsOf(2), labels: [unknown, labels] };
    expect((await drawSample(() => [chunk], signal)).documents.map(({ title }) => title)).toEqual(['1']);
  });

  it('keeps the beginning of a long text, and reads few that it does not draw', () => {
    const drawer = new SampleDrawer();
    let reads = 0;
    const read = () => {
      reads += 1;
      return { title: 'T', text: 'x'.repeat(10_000) };
    };
    for (let i = 0; i < 100_000; i++) drawer.offer(read, labels);
    expect(drawer.finish().documents[0]?.text).toBe('x'.repeat(600));
    expect(reads).toBeLessThan(10_000);
  });
});
