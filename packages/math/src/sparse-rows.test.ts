import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows, type SparseRows, SparseRowsBuilder } from './sparse-rows.js';

const entry = fc.tuple(fc.nat(999), fc.float({ noNaN: true }));
const row = fc.uniqueArray(entry, { selector: ([column]) => column, maxLength: 60 });

function build(rows: [number, number][][], builder = new SparseRowsBuilder(1000)): SparseRowsBuilder {
  for (const entries of rows) {
    const columns = Uint32Array.from(entries, ([column]) => column);
    const values = Float64Array.from(entries, ([, value]) => value);
    builder.push(columns, values, entries.length);
  }
  return builder;
}

function read(rows: SparseRows): [number, number][][] {
  return Array.from({ length: countRows(rows) }, (_, i) => {
    const [start, end] = [rows.indptr[i] ?? 0, rows.indptr[i + 1] ?? 0];
    return Array.from(rows.indices.subarray(start, end), (column, e) => [column, rows.values[start + e] ?? Number.NaN]);
  });
}

describe('a builder of sparse rows', () => {
  it('gives back the rows that were pushed, in order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        expect(read(build(rows).view())).toEqual(rows);
      }),
    );
  });

  it('grows beyond its first capacity', () => {
    const rows = Array.from({ length: 1500 }, (_, i): [number, number][] =>
      Array.from({ length: 12 }, (_, e) => [e, i + e]),
    );
    expect(read(build(rows).view())).toEqual(rows);
  });

  it('is empty after it was cleared, and can be filled again', () => {
    const builder = build([[[1, 1]], [[2, 2]]]);
    builder.clear();
    expect(read(build([[[3, 3]]], builder).view())).toEqual([[[3, 3]]]);
  });

  it('takes no more of the arrays than the length says', () => {
    const builder = new SparseRowsBuilder(10);
    builder.push(Uint32Array.of(1, 2, 3), Float64Array.of(1, 2, 3), 2);
    expect(builder.entries).toBe(2);
  });
});
