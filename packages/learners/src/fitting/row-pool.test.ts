import type { Chunk, Corpus, DocumentLabels } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { createDocumentRows } from './document-rows.js';
import { type BlockLimits, type NoteDocument, type PassStart, RowPool } from './row-pool.js';

const texts = Array.from({ length: 10 }, (_, i) => `common word${i} text${i}`);
const known: DocumentLabels = { yes: Uint32Array.of(0), no: 'rest' };
const unknown: DocumentLabels = { yes: new Uint32Array(), no: new Uint32Array() };
const { signal } = new AbortController();

const roomy: BlockLimits = { rows: 1000, bytes: 1000 };

function makeRows() {
  return createDocumentRows({ bits: 16, maxWords: 1, stopWords: 'none', weighting: 'count', unitLength: true });
}

function poolOf(corpus: Corpus, limits = roomy, note?: NoteDocument): RowPool {
  const rows = makeRows();
  return new RowPool(corpus, () => rows, limits, note);
}

function chunksOf(size: number, labelsAt: (i: number) => DocumentLabels = () => known): Chunk[] {
  const documents = texts.map((text, i) => ({ id: String(i), title: '', text }));
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, chunk) => ({
    documents: documents.slice(chunk * size, (chunk + 1) * size),
    labels: documents.slice(chunk * size, (chunk + 1) * size).map((_, i) => labelsAt(chunk * size + i)),
  }));
}

async function rowsPerBlock(chunks: Chunk[], limits?: BlockLimits, start?: PassStart): Promise<number[]> {
  const counts: number[] = [];
  for await (const { labels } of poolOf(() => chunks, limits).blocks(signal, start)) counts.push(labels.length);
  return counts;
}

describe('a pool of rows', () => {
  it.each([
    ['one block where all rows fit', undefined, [10]],
    ['blocks of no more rows than the limit', { rows: 4, bytes: 1000 }, [4, 4, 2]],
    ['blocks that end with the row that fills them', { rows: 1000, bytes: 48 }, [3, 3, 3, 1]],
    ['no empty block where the last one is just full', { rows: 5, bytes: 1000 }, [5, 5]],
  ])('gives %s', async (_what, limits, counts) => {
    expect(await rowsPerBlock(chunksOf(10), limits)).toEqual(counts);
  });

  it.each([1, 3, 7])('ends blocks at the same rows when chunks have %d documents', async (size) => {
    expect(await rowsPerBlock(chunksOf(size), { rows: 4, bytes: 1000 })).toEqual([4, 4, 2]);
  });

  it('leaves out documents of which nothing is known', async () => {
    expect(await rowsPerBlock(chunksOf(10, (i) => (i % 2 === 0 ? known : unknown)))).toEqual([5]);
  });

  it('reads a corpus of one block once for all passes', async () => {
    let reads = 0;
    const pool = poolOf(() => {
      reads += 1;
      return chunksOf(3);
    });
    for (let pass = 0; pass < 3; pass++)
      for await (const block of pool.blocks(signal)) expect(block.labels).toHaveLength(10);
    expect(reads).toBe(1);
  });

  it('gives the same rows in every pass over a larger corpus', async () => {
    const pool = poolOf(() => chunksOf(3), { rows: 4, bytes: 1000 });
    const passes: number[][] = [[], []];
    for (const values of passes) for await (const { rows } of pool.blocks(signal)) values.push(...rows.values);
    expect(passes[0]).toEqual(passes[1]);
  });

  it('begins behind the documents that a pass had come to', async () => {
    expect(await rowsPerBlock(chunksOf(3), { rows: 4, bytes: 1000 }, { blocks: 1, documents: 4 })).toEqual([4, 2]);
  });

  it('tells of each document with its place', async () => {
    const places: number[] = [];
    const pool = poolOf(
      () => chunksOf(3),
      roomy,
      (_parts, place) => places.push(place),
    );
    for await (const { labels } of pool.blocks(signal)) expect(labels).toHaveLength(10);
    expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
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
    await expect(poolOf(corpus).blocks(abort.signal).next()).rejects.toThrow('cancelled');
    expect(read).toBe(4);
  });
});
