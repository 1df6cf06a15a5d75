import type { Chunk, DocumentLabels } from '@classmark/learner';
import { DocumentFrequencies, TfIdfRow } from '@classmark/text';
import { describe, expect, it } from 'vitest';
import { type BlockLimits, RowPool } from './row-pool.js';

const texts = Array.from({ length: 10 }, (_, i) => `common word${i} text${i}`);
const known: DocumentLabels = { yes: Uint32Array.of(0), no: 'rest' };
const unknown: DocumentLabels = { yes: new Uint32Array(), no: new Uint32Array() };
const { signal } = new AbortController();

function fitRow(): TfIdfRow {
  const frequencies = new DocumentFrequencies({ bits: 16, maxWords: 1, stopWords: 'none' });
  for (const text of texts) frequencies.add(['', text]);
  return new TfIdfRow(frequencies.finish(1));
}

function chunksOf(size: number, labelsAt: (i: number) => DocumentLabels = () => known): Chunk[] {
  const documents = texts.map((text, i) => ({ id: String(i), title: '', text }));
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, chunk) => ({
    documents: documents.slice(chunk * size, (chunk + 1) * size),
    labels: documents.slice(chunk * size, (chunk + 1) * size).map((_, i) => labelsAt(chunk * size + i)),
  }));
}

async function rowsPerBlock(chunks: Chunk[], limits?: BlockLimits): Promise<number[]> {
  const counts: number[] = [];
  for await (const { labels } of new RowPool(() => chunks, fitRow(), limits).blocks(signal)) counts.push(labels.length);
  return counts;
}

describe('a pool of rows', () => {
  it.each([
    ['one block where all rows fit', undefined, [10]],
    ['blocks of no more rows than the limit', { rows: 4, entries: 1000 }, [4, 4, 2]],
    ['blocks that end with the row that fills them', { rows: 1000, entries: 7 }, [3, 3, 3, 1]],
    ['no empty block where the last one is just full', { rows: 5, entries: 1000 }, [5, 5]],
  ])('gives %s', async (_what, limits, counts) => {
    expect(await rowsPerBlock(chunksOf(10), limits)).toEqual(counts);
  });

  it.each([1, 3, 7])('ends blocks at the same rows when chunks have %d documents', async (size) => {
    expect(await rowsPerBlock(chunksOf(size), { rows: 4, entries: 1000 })).toEqual([4, 4, 2]);
  });

  it('leaves out documents of which nothing is known', async () => {
    expect(await rowsPerBlock(chunksOf(10, (i) => (i % 2 === 0 ? known : unknown)))).toEqual([5]);
  });

  it('reads a corpus of one block once for all passes', async () => {
    let reads = 0;
    const pool = new RowPool(() => {
      reads += 1;
      return chunksOf(3);
    }, fitRow());
    for (let pass = 0; pass < 3; pass++)
      for await (const block of pool.blocks(signal)) expect(block.labels).toHaveLength(10);
    expect(reads).toBe(1);
  });

  it('gives the same rows in every pass over a larger corpus', async () => {
    const pool = new RowPool(() => chunksOf(3), fitRow(), { rows: 4, entries: 1000 });
    const passes: number[][] = [[], []];
    for (const values of passes) for await (const { rows } of pool.blocks(signal)) values.push(...rows.values);
    expect(passes[0]).toEqual(passes[1]);
  });

  it('stops reading at the chunk after an abort', async () => {
    const abort = new AbortController();
    let read = 0;
    const corpus = function* () {
      for (const chunk of chunksOf(1)) {
        read += 1;
        if (read === 4) abort.abort(new Error('cancelled'));
        yield chunk;
      }
    };
    await expect(new RowPool(corpus, fitRow()).blocks(abort.signal).next()).rejects.toThrow('cancelled');
    expect(read).toBe(4);
  });
});
