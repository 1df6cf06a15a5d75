import { countRows, type SparseRows } from '@classmark/math';
import { mixRows } from './mix-rows.js';
import { makeMixes } from './mixes.js';
import { gatherPositives } from './positive-rows.js';
import type { Enlargement } from './strategies.js';

/** How positives are made. */
export interface EnlargementPlan {
  readonly strategy: Enlargement;
  /** To one real positive. */
  readonly synthetic: number;
  /** The first columns, which hold terms. */
  readonly countedColumns: number;
  readonly seed: number;
}

/** The rows and after them synthetic positives, made of the rows at `places`. */
export function enlargeRows(rows: SparseRows, places: readonly number[], plan: EnlargementPlan): SparseRows {
  const { strategy, synthetic, countedColumns, seed } = plan;
  const positives = gatherPositives(rows, places);
  const mixes = makeMixes[strategy](positives, Math.round(synthetic * places.length), seed);
  return joinRows(rows, mixRows(positives, mixes, countedColumns));
}

function joinRows(rows: SparseRows, more: SparseRows): SparseRows {
  const [count, entries] = [countRows(rows), rows.indices.length];
  const indptr = new Uint32Array(count + countRows(more) + 1);
  indptr.set(rows.indptr);
  for (let row = 1; row < more.indptr.length; row++) indptr[count + row] = entries + more.indptr[row];
  const indices = new Uint32Array(entries + more.indices.length);
  indices.set(rows.indices);
  indices.set(more.indices, entries);
  const values = new Float32Array(indices.length);
  values.set(rows.values);
  values.set(more.values, entries);
  return { columns: rows.columns, indptr, indices, values };
}
