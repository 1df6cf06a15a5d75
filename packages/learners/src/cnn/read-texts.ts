import { type Corpus, type DocumentLabels, type FitContext, ParameterError } from '@classmark/learner';
import { HashIndex } from '@classmark/text';
import { hasKnownCell } from '../features/survey.js';
import { yieldToEvents } from '../yield-to-events.js';
import { eachWord } from './text-reader.js';

/** A corpus in memory, as numbers of words: `labels[i]` of `texts[i]`. */
export interface ReadTexts {
  readonly texts: readonly Uint32Array[];
  readonly labels: readonly DocumentLabels[];
  /** By number. */
  readonly hashes: Uint32Array;
}

type ReadContext = Pick<FitContext, 'signal'> & Partial<Pick<FitContext, 'onProgress'>>;

/** Words of all documents together: 1 GB. */
const mostTokens = 2 ** 28;
/** Words that have a vector: the most frequent. */
const mostKnown = 100_000;

/**
 * Reads the corpus once. Documents of which nothing is known are as if they were not there.
 * @throws ParameterError where there are more words than fit in memory
 */
export async function readTexts(corpus: Corpus, { signal, onProgress }: ReadContext): Promise<ReadTexts> {
  const index = new HashIndex();
  const texts: Uint32Array[] = [];
  const labels: DocumentLabels[] = [];
  let [chunk, tokens] = [0, 0];
  for await (const { documents, labels: known } of corpus()) {
    signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      const own = known[i];
      if (!own || !hasKnownCell(own)) continue;
      const numbers: number[] = [];
      eachWord(document, (hash) => numbers.push(index.number(hash)));
      texts.push(Uint32Array.from(numbers));
      labels.push(own);
      tokens += numbers.length;
    }
    if (tokens > mostTokens) throw tooManyWords();
    chunk += 1;
    const done = texts.length;
    onProgress?.({ phase: 'features', pass: 1, passes: 2, chunk, done, total: null, loss: null });
    await yieldToEvents();
  }
  signal.throwIfAborted();
  return { texts, labels, hashes: index.view().slice() };
}

function tooManyWords(): ParameterError {
  const rule = `must be one that does not keep the corpus in memory, as linear-sgd, beyond ${mostTokens} words`;
  return new ParameterError('learner', rule, 'cnn');
}

/** The words that a network knows, the most frequent first, and the texts by them. */
export interface KnownTexts extends ReadTexts {
  /** Of the known words. */
  readonly hashes: Uint32Array;
}

/** Leaves out words of fewer than `least` documents, and what a text has beyond `mostWords`. */
export function keepKnown({ texts, labels, hashes }: ReadTexts, least: number, mostWords: number): KnownTexts {
  const counts = new Uint32Array(hashes.length);
  for (const text of texts) for (const number of new Set(text)) counts[number] += 1;
  const kept = [...hashes.keys()]
    .filter((number) => counts[number] >= least)
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, mostKnown);
  const places = new Int32Array(hashes.length).fill(-1);
  for (const [place, number] of kept.entries()) places[number] = place;
  return {
    texts: texts.map((text) =>
      Uint32Array.from(Int32Array.from(text, (number) => places[number]).filter((place) => place >= 0)).slice(
        0,
        mostWords,
      ),
    ),
    labels,
    hashes: Uint32Array.from(kept, (number) => hashes[number]),
  };
}
