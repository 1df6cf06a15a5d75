import { countRows, type SparseRows } from '@classmark/math';
import { logarithmOf } from '../weighting.js';
import {
  type BlockModel,
  countColumns,
  type FeatureBlock,
  type FittedBlock,
  inverseFrequencies,
} from './feature-blocks.js';
import { HashIndex } from './hash-index.js';

/** A block's counts over all documents, and in how many documents (at least, at most) a term must occur to have a column. */
export interface CountedBlock {
  readonly block: FeatureBlock;
  readonly counts: SparseRows;
  readonly leastDocuments: number;
  readonly mostDocuments: number;
}

export interface FittedRows {
  readonly model: BlockModel;
  readonly rows: SparseRows;
}

/** Chooses the columns of each block and makes the documents' rows. The columns hang on nothing but the documents. */
export function fitBlocks(counted: readonly CountedBlock[]): FittedRows {
  const documents = counted[0] ? countRows(counted[0].counts) : 0;
  const fitted = counted.map(fitBlock);
  const model = { documents, blocks: fitted.map(({ block }) => block) };
  const capacity = fitted.reduce((sum, { entries }) => sum + entries, 0);
  const rows = {
    columns: countColumns(model),
    indptr: new Uint32Array(documents + 1),
    indices: new Uint32Array(capacity),
    values: new Float32Array(capacity),
  };
  const parts = placeParts(counted, fitted, documents);
  for (let row = 0; row < documents; row++) rows.indptr[row + 1] = joinRow(rows, row, parts);
  return { model, rows };
}

interface NumberedBlock {
  readonly block: FittedBlock;
  /** By entry of the counts: one more than its column in the block, or 0. */
  readonly places: Uint32Array;
  /** Entries that have a column. */
  readonly entries: number;
}

function fitBlock({ block, counts, leastDocuments, mostDocuments }: CountedBlock): NumberedBlock {
  const { indices } = counts;
  const index = new HashIndex();
  const places = new Uint32Array(indices.length);
  let frequencies = new Uint32Array(1024);
  for (let e = 0; e < indices.length; e++) {
    const number = index.number(indices[e]);
    if (number === frequencies.length) frequencies = grown(frequencies);
    frequencies[number] += 1;
    places[e] = number;
  }
  const kept = keepHashes(index.view(), frequencies, [leastDocuments, mostDocuments]);
  const columns = new Uint32Array(index.size);
  const keptFrequencies = new Uint32Array(kept.length);
  for (let column = 0; column < kept.length; column++) {
    const number = index.find(kept[column]);
    columns[number] = column + 1;
    keptFrequencies[column] = frequencies[number];
  }
  for (let e = 0; e < places.length; e++) places[e] = columns[places[e]];
  const entries = keptFrequencies.reduce((sum, frequency) => sum + frequency, 0);
  return { block: { ...block, hashes: kept, frequencies: keptFrequencies }, places, entries };
}

const hashes32 = 2 ** 32;

/** The hashes whose frequencies lie within limits, the most frequent first, then ascending. */
function keepHashes(
  hashes: Uint32Array,
  frequencies: Uint32Array,
  [least, most]: readonly [number, number],
): Uint32Array {
  const keys = new Float64Array(hashes.length);
  let count = 0;
  for (let number = 0; number < hashes.length; number++) {
    const frequency = frequencies[number];
    if (frequency >= least && frequency <= most) keys[count++] = hashes[number] - frequency * hashes32;
  }
  const sorted = keys.subarray(0, count).sort();
  return Uint32Array.from(sorted, (key) => key - Math.floor(key / hashes32) * hashes32);
}

function grown(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const into = new Uint32Array(2 * from.length);
  into.set(from);
  return into;
}

/** A block's counts, ready to be joined. */
interface RowPart {
  readonly counts: SparseRows;
  readonly places: Uint32Array;
  readonly factors: Float64Array;
  readonly weight: number;
  /** Columns of the blocks before. */
  readonly firstColumn: number;
}

function placeParts(
  counted: readonly CountedBlock[],
  fitted: readonly NumberedBlock[],
  documents: number,
): readonly RowPart[] {
  let firstColumn = 0;
  return fitted.map(({ block, places }, i) => {
    const part = {
      counts: counted[i]?.counts ?? emptyRows,
      places,
      factors: inverseFrequencies(block, documents),
      weight: block.weight,
      firstColumn,
    };
    firstColumn += block.hashes.length;
    return part;
  });
}

const emptyRows: SparseRows = {
  columns: 0,
  indptr: Uint32Array.of(0),
  indices: new Uint32Array(0),
  values: new Float32Array(0),
};

/** Writes a document's row behind the others. Returns where it ends. */
function joinRow(rows: SparseRows, row: number, parts: readonly RowPart[]): number {
  const start = rows.indptr[row];
  let end = start;
  let length = 0;
  for (const part of parts) {
    const partEnd = writePart(rows, row, part, end);
    if (partEnd > end) length += part.weight ** 2;
    end = partEnd;
  }
  scale(rows.values, start, end, 1 / Math.sqrt(length));
  return end;
}

function writePart(rows: SparseRows, row: number, part: RowPart, start: number): number {
  const { counts, places, factors, weight, firstColumn } = part;
  const { indices, values } = rows;
  const last = counts.indptr[row + 1];
  let end = start;
  let squares = 0;
  for (let e = counts.indptr[row]; e < last; e++) {
    const column = places[e] - 1;
    if (column < 0) continue;
    const value = logarithmOf(counts.values[e]) * factors[column];
    indices[end] = firstColumn + column;
    values[end] = value;
    squares += value * value;
    end += 1;
  }
  scale(values, start, end, weight / Math.sqrt(squares));
  return end;
}

function scale(values: Float32Array, start: number, end: number, factor: number): void {
  for (let e = start; e < end; e++) values[e] *= factor;
}
