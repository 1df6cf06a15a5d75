import type { Corpus, CountedLabels, FitContext } from '@classmark/learner';
import type { TermOptions } from '@classmark/text';
import type { HashedModel } from '../features/hashed-model.js';
import { hasCharacters } from '../features/settle-characters.js';
import { keepFrequent, surveyCorpus } from '../features/survey.js';
import type { SettledParameters } from './parameters.js';

/** What a fit knows of a corpus before it learns. */
export interface FitFeatures {
  readonly counted: CountedLabels;
  /** Without `buckets` while open: they are the columns that get weights. */
  readonly model: HashedModel;
  /** Passes made. */
  readonly passes: number;
}

/** Counts what is needed and not known, in one pass at the most. */
export async function surveyFeatures(
  corpus: Corpus,
  subjects: number,
  parameters: SettledParameters,
  context: FitContext,
): Promise<FitFeatures> {
  const { weighting, minDocuments } = parameters;
  const terms = termsOf(parameters);
  const isCounting = weighting === 'tf-idf' || minDocuments > 1;
  const known = context.counted;
  if (known && !isCounting) return { counted: known, model: openModel(parameters), passes: 0 };
  const { counted, tally } = await surveyCorpus(corpus, subjects, isCounting ? terms : null, context);
  if (!isCounting) return { counted, model: openModel(parameters), passes: 1 };
  const options = { ...terms, weighting, documents: counted.documents };
  return { counted, model: keepFrequent(tally, minDocuments, options), passes: 1 };
}

function termsOf(parameters: SettledParameters): Required<TermOptions> {
  const { bits, maxWords, stopWords, signedHash } = parameters;
  return { bits, maxWords, stopWords, signed: signedHash, characters: hasCharacters(parameters) };
}

function openModel(parameters: SettledParameters): HashedModel {
  const none = new Uint32Array(0);
  const { weighting } = parameters;
  const terms = termsOf(parameters);
  return { ...terms, weighting, documents: 0, buckets: none, frequencies: none, wordMarks: none, isOpen: true };
}
