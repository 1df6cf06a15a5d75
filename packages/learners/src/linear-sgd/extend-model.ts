import type { LearnerDocument } from '@classmark/learner';
import { createTermRows } from '@classmark/text';
import { type HashedModel, placeOfBucket } from '../features/hashed-model.js';
import { addDocument } from '../features/parts.js';

/** What some documents say of columns. */
interface ColumnNotes {
  /** That they have, ascending. */
  readonly columns: Uint32Array;
  readonly documentsOf: (column: number) => number;
  /** Which kinds of words fall into it. */
  readonly marksOf: (column: number) => number;
}

/** A model with more columns. */
export interface ExtendedModel {
  readonly model: HashedModel;
  /** Which of its columns the documents have, ascending. */
  readonly touched: Uint32Array;
  /** For each of its columns one more than the place that it had before, or 0. */
  readonly earlier: Uint32Array;
}

/**
 * The model with all columns that the documents' terms fall into. A new column has the frequency that it has in them;
 * what was there stays as it is.
 */
export function extendModel(model: HashedModel, documents: readonly LearnerDocument[]): ExtendedModel {
  const notes = noteColumns(model, documents);
  const added = notes.columns.filter((bucket) => placeOfBucket(model.buckets, bucket) < 0);
  const buckets = new Uint32Array(model.buckets.length + added.length);
  buckets.set(model.buckets);
  buckets.set(added, model.buckets.length);
  buckets.sort();
  const earlier = new Uint32Array(buckets.length);
  for (let column = 0, old = 0; column < buckets.length; column++) {
    if (buckets[column] === model.buckets[old]) earlier[column] = ++old;
  }
  const of = (numbers: Uint32Array, column: number): number => numbers[earlier[column] - 1] ?? 0;
  const counted = Math.max(1, model.documents);
  const isWeighted = model.weighting === 'tf-idf';
  const wordMarks = buckets.map((_, column) => of(model.wordMarks, column));
  const frequencies = isWeighted ? buckets.map((_, column) => of(model.frequencies, column)) : model.frequencies;
  const touched = notes.columns.map((bucket) => placeOfBucket(buckets, bucket));
  for (const column of touched) {
    const bucket = buckets[column];
    wordMarks[column] |= notes.marksOf(bucket);
    if (isWeighted) frequencies[column] = frequencies[column] || Math.min(counted, notes.documentsOf(bucket));
  }
  return { model: { ...model, documents: counted, buckets, frequencies, wordMarks }, touched, earlier };
}

function noteColumns(model: HashedModel, documents: readonly LearnerDocument[]): ColumnNotes {
  const { bits, maxWords, stopWords, signed, characters } = model;
  const terms = { bits, maxWords, stopWords, signed, characters };
  const rows = createTermRows({ ...terms, weighting: 'count', unitLength: false, tally: true });
  for (const document of documents) {
    addDocument(rows, document);
    rows.clear();
  }
  const { tally } = rows;
  const columns: number[] = [];
  for (let column = 0; column < tally.length / 2; column++) if (tally[2 * column] > 0) columns.push(column);
  return {
    columns: Uint32Array.from(columns),
    documentsOf: (column) => tally[2 * column],
    marksOf: (column) => tally[2 * column + 1],
  };
}
