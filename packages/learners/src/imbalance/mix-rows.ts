import { type SparseRows, SparseRowsBuilder } from '@classmark/math';
import type { Mix } from './mixes.js';
import type { PositiveRows } from './positive-rows.js';

/** Smaller values than this share of a row's largest are left out: a mix of many rows would have the terms of all. */
const smallestShare = 0.02;

/** The positives over the columns that they have, which are few. */
interface NarrowRows {
  /** Ascending. */
  readonly columns: Uint32Array;
  /** For each positive its values, and which of the columns they are in. */
  readonly rows: readonly { readonly places: Uint32Array; readonly values: Float32Array }[];
}

/**
 * The rows that mixes make of a subject's positives, each as long as these are on average.
 * @param countedColumns the first columns, which hold terms: a document can't have less than none of one
 */
export function mixRows(positives: PositiveRows, mixes: readonly Mix[], countedColumns: number): SparseRows {
  const { columns, rows } = narrow(positives);
  const builder = new SparseRowsBuilder(positives.rows.columns);
  const sums = new Float64Array(columns.length);
  const length = averageLength(positives);
  for (const mix of mixes) {
    sums.fill(0);
    for (const [i, { places, values }] of rows.entries()) {
      const share = mix[i];
      if (share === 0) continue;
      for (let e = 0; e < places.length; e++) sums[places[e]] += share * values[e];
    }
    const kept = largestPlaces(sums, columns, countedColumns);
    const scale = length / Math.max(Math.hypot(...kept.map((place) => sums[place])), Number.MIN_VALUE);
    const own = Uint32Array.from(kept, (place) => columns[place]);
    builder.push(
      own,
      Float64Array.from(kept, (place) => scale * sums[place]),
      kept.length,
    );
  }
  return builder.view();
}

function narrow({ rows, places }: PositiveRows): NarrowRows {
  const { indptr, indices, values } = rows;
  const slices = places.map((place) => [indptr[place], indptr[place + 1]] as const);
  const columns = Uint32Array.from(new Set(slices.flatMap(([from, to]) => [...indices.subarray(from, to)]))).sort();
  const placeOf = new Map([...columns].map((column, place) => [column, place]));
  return {
    columns,
    rows: slices.map(([from, to]) => ({
      places: indices.slice(from, to).map((column) => placeOf.get(column) ?? 0),
      values: values.subarray(from, to),
    })),
  };
}

function largestPlaces(sums: Float64Array, columns: Uint32Array, countedColumns: number): number[] {
  const canBe = (place: number): boolean => sums[place] > 0 || (sums[place] < 0 && columns[place] >= countedColumns);
  let largest = 0;
  for (let place = 0; place < sums.length; place++) {
    if (canBe(place)) largest = Math.max(largest, Math.abs(sums[place]));
  }
  const kept: number[] = [];
  for (let place = 0; place < sums.length; place++) {
    if (canBe(place) && Math.abs(sums[place]) >= smallestShare * largest) kept.push(place);
  }
  return kept;
}

function averageLength({ products, places }: PositiveRows): number {
  const count = places.length;
  return places.reduce((sum, _, i) => sum + Math.sqrt(products[i * count + i]), 0) / count;
}
