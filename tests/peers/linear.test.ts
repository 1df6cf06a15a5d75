import { readFileSync } from 'node:fs';
import { createDualState, losses, solveDual } from '@classmark/linear';
import { hashString, type SparseRows, SparseRowsBuilder } from '@classmark/math';
import { blockKinds, createBlockCounter, fitBlocks } from '@classmark/text';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const numbers = z.array(z.number());
const fixture = z
  .object({
    rows: z.array(numbers),
    targets: numbers,
    problems: z.array(
      z.object({
        plan: z.object({ loss: z.enum(losses), c: z.number(), bias: z.number(), positiveWeight: z.number() }),
        factors: numbers.nullable(),
        weights: numbers,
        intercept: z.number(),
      }),
    ),
    features: z.object({
      documents: z.array(z.object({ title: z.string(), text: z.string() })),
      blocks: z.array(
        z.object({
          source: z.enum(['both', 'title']),
          kind: z.enum(blockKinds),
          weight: z.number(),
          terms: z.array(z.string()),
          rows: z.array(numbers),
        }),
      ),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/linear.json', import.meta.url), 'utf8')));

function toSparse(dense: readonly (readonly number[])[]): SparseRows {
  const builder = new SparseRowsBuilder(dense[0]?.length ?? 0);
  for (const row of dense) {
    const columns = Uint32Array.from([...row.keys()].filter((column) => row[column] !== 0));
    builder.push(
      columns,
      Float64Array.from(columns, (column) => row[column] ?? 0),
      columns.length,
    );
  }
  return builder.view();
}

const rows = toSparse(fixture.rows);

describe('the optimum of a subject is that of LIBLINEAR or SciPy', () => {
  it.each(fixture.problems)('$plan', ({ plan, factors, weights, intercept }) => {
    const state = createDualState(rows);
    const squaredFactors = factors && Float32Array.from(factors, (factor) => factor ** 2);
    const task = { targets: Int8Array.from(fixture.targets), squaredFactors, isContinued: false };
    const limits = { negativeWeight: 1, tolerance: 1e-8, mostPasses: 100_000, seed: 1 };
    const solution = solveDual(state, task, { ...plan, ...limits });
    for (const [column, weight] of weights.entries()) expect(state.weights[column]).toBeCloseTo(weight, 5);
    expect(solution.intercept).toBeCloseTo(intercept, 5);
  });
});

describe('the rows of blocks are those of TfidfVectorizer, joined', () => {
  const { documents, blocks } = fixture.features;
  const { model, rows: made } = fitBlocks(
    blocks.map(({ source, kind, weight }) => {
      const block = { source, kind, weight, stopWords: 'none' } as const;
      const counter = createBlockCounter(block);
      for (const document of documents) counter.add(document);
      const leastDocuments = kind === 'characters' ? 2 : 1;
      return { block, counts: counter.view(), leastDocuments, mostDocuments: documents.length };
    }),
  );

  it('with as many columns', () => {
    expect(made.columns).toBe(blocks.reduce((sum, { terms }) => sum + terms.length, 0));
  });

  it.each([...documents.keys()])('of document %d', (row) => {
    const places = new Map<string, number>();
    for (let e = made.indptr[row] ?? 0; e < (made.indptr[row + 1] ?? 0); e++) {
      places.set(`${made.indices[e]}`, made.values[e] ?? 0);
    }
    let firstColumn = 0;
    for (const [number, { terms, rows: expected }] of blocks.entries()) {
      const hashes = model.blocks[number]?.hashes ?? new Uint32Array();
      for (const [i, term] of terms.entries()) {
        const column = firstColumn + hashes.indexOf(hashString(term) >>> 0);
        expect(places.get(`${column}`) ?? 0, term).toBeCloseTo(expected[row]?.[i] ?? Number.NaN, 6);
      }
      firstColumn += hashes.length;
    }
  });
});
