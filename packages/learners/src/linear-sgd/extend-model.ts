import type { LearnerDocument } from '@classmark/learner';
import { type HashedModel, placeOf, wordMarkOf } from '../features/hashed-model.js';
import { listHashedTerms } from '../features/list-hashed-terms.js';

/** What some documents say of a column: in how many of them it is, and which kinds of words fall into it. */
interface ColumnNote {
  documents: number;
  marks: number;
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
  const added = [...notes.keys()].filter((bucket) => placeOf(model.buckets, bucket) < 0);
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
  const touched = Uint32Array.from(notes.keys(), (bucket) => placeOf(buckets, bucket)).sort();
  for (const column of touched) {
    const note = notes.get(buckets[column]);
    wordMarks[column] |= note?.marks ?? 0;
    if (isWeighted) frequencies[column] = frequencies[column] || Math.min(counted, note?.documents ?? 1);
  }
  return { model: { ...model, documents: counted, buckets, frequencies, wordMarks }, touched, earlier };
}

function noteColumns(model: HashedModel, documents: readonly LearnerDocument[]): Map<number, ColumnNote> {
  const notes = new Map<number, ColumnNote>();
  for (const document of documents) {
    const seen = new Set<number>();
    for (const { hash, kind } of listHashedTerms(document, model)) {
      const bucket = hash & (2 ** model.bits - 1);
      const note = notes.get(bucket) ?? { documents: 0, marks: 0 };
      notes.set(bucket, note);
      if (!seen.has(bucket)) note.documents += 1;
      seen.add(bucket);
      if (kind === 'word') note.marks |= wordMarkOf(hash);
    }
  }
  return notes;
}
