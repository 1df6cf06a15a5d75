import type { Corpus, DocumentLabels, FitContext } from '@classmark/learner';
import { DocumentFrequencies, type TermOptions } from '@classmark/text';
import { yieldToEvents } from '../yield-to-events.js';
import { partsOf } from './parts.js';

/** What one pass over a corpus tells: document frequencies, and each subject's known cells. */
export interface Survey {
  readonly frequencies: DocumentFrequencies;
  /** Documents with a known cell; the others are as if they were not there. */
  readonly documents: number;
  /** `[subjects]` */
  readonly positives: Float64Array;
  /** `[subjects]` */
  readonly negatives: Float64Array;
}

/** Whether anything at all is known of a document. */
export function hasKnownCell(labels: DocumentLabels): boolean {
  return labels.no === 'rest' || labels.no.length > 0 || labels.yes.length > 0;
}

/** Reads the corpus once. Throws the signal's reason when aborted. */
export async function surveyCorpus(
  corpus: Corpus,
  subjects: number,
  options: TermOptions,
  context: FitContext,
): Promise<Survey> {
  const frequencies = new DocumentFrequencies(options);
  const positives = new Float64Array(subjects);
  const negatives = new Float64Array(subjects);
  let chunk = 0;
  for await (const { documents, labels } of corpus()) {
    context.signal.throwIfAborted();
    documents.forEach((document, i) => {
      const known = labels[i];
      if (!known || !hasKnownCell(known)) return;
      frequencies.add(partsOf(document));
      countCells(known, positives, negatives);
    });
    chunk += 1;
    const done = frequencies.documents;
    context.onProgress({ phase: 'features', pass: 1, passes: 1, chunk, done, total: null, loss: null });
    await yieldToEvents();
  }
  context.signal.throwIfAborted();
  return { frequencies, documents: frequencies.documents, positives, negatives };
}

function countCells({ yes, no }: DocumentLabels, positives: Float64Array, negatives: Float64Array): void {
  for (const subject of yes) positives[subject] = (positives[subject] ?? 0) + 1;
  if (no !== 'rest') {
    for (const subject of no) negatives[subject] = (negatives[subject] ?? 0) + 1;
    return;
  }
  for (let subject = 0; subject < negatives.length; subject++) negatives[subject] = (negatives[subject] ?? 0) + 1;
  for (const subject of yes) negatives[subject] = (negatives[subject] ?? 0) - 1;
}
