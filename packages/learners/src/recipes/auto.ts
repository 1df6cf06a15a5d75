import { loadLearner } from '../registry.js';
import type { Candidate, CorpusSize } from './recipe.js';

/** Up to so many documents and characters the batch learner's rows stay under some 100 MB. */
const mostBatchDocuments = 30_000;
const mostBatchCharacters = 2 ** 25;

/** Half the memory of 2^20 columns, for .001 of micro-F1 on 160,000 documents. */
const streamedBits = 19;

/** What `auto` tries: the batch learner where its rows fit in memory, else the streaming one. */
export async function listAutoCandidates(size: CorpusSize): Promise<[Candidate, ...Candidate[]]> {
  const isSmall =
    size.documents <= mostBatchDocuments && size.characters !== null && size.characters <= mostBatchCharacters;
  const learner = await loadLearner(isSmall ? 'linear' : 'linear-sgd');
  return [{ learner, parameters: learner.parseParameters(isSmall ? {} : { bits: streamedBits }) }];
}
