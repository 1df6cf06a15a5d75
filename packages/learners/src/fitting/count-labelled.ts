import type { Corpus, SettleContext } from '@classmark/learner';
import { hasKnownCell } from '../features/survey.js';

/** How many documents have a known cell: as counted before, or by a pass over the corpus. */
export async function countLabelled(corpus: Corpus, { counted, signal }: SettleContext): Promise<number> {
  if (counted) return counted.documents;
  let documents = 0;
  for await (const { labels } of corpus()) {
    signal.throwIfAborted();
    documents += labels.filter(hasKnownCell).length;
  }
  return documents;
}
