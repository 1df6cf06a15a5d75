import type { Corpus, CountedLabels, DocumentLabels, FitContext } from '@classmark/learner';
import { createTermRows, type TermOptions } from '@classmark/text';
import { yieldToEvents } from '../yield-to-events.js';
import { CellCounter } from './cell-counter.js';
import type { HashedModel } from './hashed-model.js';
import { addDocument } from './parts.js';

/** What one pass over a corpus tells. */
export interface Survey {
  readonly counted: CountedLabels;
  /**
   * For hashed column c: at 2c in how many documents it occurred, at 2c + 1 which kinds of words fell into it. Empty
   * where terms were not counted.
   */
  readonly tally: Uint32Array;
}

/** Whether anything at all is known of a document. */
export function hasKnownCell(labels: DocumentLabels): boolean {
  return labels.no === 'rest' || labels.no.length > 0 || labels.yes.length > 0;
}

/** Reads the corpus once. Documents of which nothing is known are as if they were not there. */
export async function surveyCorpus(
  corpus: Corpus,
  subjects: number,
  terms: TermOptions | null,
  context: FitContext,
): Promise<Survey> {
  const rows = terms && createTermRows({ ...terms, weighting: 'count', unitLength: false, tally: true });
  const cells = new CellCounter(subjects);
  let chunk = 0;
  for await (const { documents, labels } of corpus()) {
    context.signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      const known = labels[i];
      if (!known || !hasKnownCell(known)) continue;
      cells.add(known);
      if (rows) addDocument(rows, document);
      rows?.clear();
    }
    chunk += 1;
    const done = cells.documents;
    context.onProgress({ phase: 'features', pass: 1, passes: 1, chunk, done, total: null, loss: null });
    await yieldToEvents();
  }
  context.signal.throwIfAborted();
  return { counted: cells.finish(), tally: rows ? rows.tally.slice() : new Uint32Array(0) };
}

/** Keeps the columns that occur in at least so many documents. */
export function keepFrequent(
  tally: Uint32Array,
  least: number,
  options: Omit<HashedModel, 'buckets' | 'frequencies' | 'wordMarks' | 'isOpen'>,
): HashedModel {
  let kept = 0;
  for (let at = 0; at < tally.length; at += 2) if (tally[at] >= least) kept += 1;
  const buckets = new Uint32Array(kept);
  const frequencies = new Uint32Array(kept);
  const wordMarks = new Uint32Array(kept);
  let place = 0;
  for (let at = 0; at < tally.length; at += 2) {
    const frequency = tally[at];
    if (frequency < least) continue;
    buckets[place] = at / 2;
    frequencies[place] = frequency;
    wordMarks[place] = tally[at + 1];
    place += 1;
  }
  const isWeighted = options.weighting === 'tf-idf';
  return { ...options, buckets, frequencies: isWeighted ? frequencies : new Uint32Array(0), wordMarks, isOpen: false };
}
