import type { Corpus, CountedLabels, FitContext } from '@classmark/learner';
import type { TermOptions } from '@classmark/text';
import type { HashedModel } from '../features/hashed-model.js';
import { leastDocuments } from '../features/parameters.js';
import { keepFrequent, surveyCorpus } from '../features/survey.js';
import type { BlockLimits } from '../fitting/row-pool.js';
import type { LinearParameters } from './parameters.js';

/** From here on, counting frequencies beforehand costs more than it brings. */
const manyDocuments = 50_000;
/** Rows of a corpus of up to so many documents are to be in one block, and kept for all passes. */
const fewDocuments = 20_000;
const blockRows = 50_000;
const blockBytes = { few: 2 ** 25, many: 2 ** 20 } as const;

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
  parameters: LinearParameters,
  context: FitContext,
): Promise<FitFeatures> {
  const terms = termsOf(parameters);
  const isCounting = (documents: number): boolean =>
    chooseWeighting(parameters, documents) === 'tf-idf' || leastOf(parameters, documents) > 1;
  const known = context.counted;
  if (known && !isCounting(known.documents)) return { counted: known, model: openModel(parameters, known), passes: 0 };
  const mayCount = isCounting(known?.documents ?? 0);
  const { counted, tally } = await surveyCorpus(corpus, subjects, mayCount ? terms : null, context);
  if (!isCounting(counted.documents)) return { counted, model: openModel(parameters, counted), passes: 1 };
  const weighting = chooseWeighting(parameters, counted.documents);
  const options = { ...terms, weighting, documents: counted.documents };
  return { counted, model: keepFrequent(tally, leastOf(parameters, counted.documents), options), passes: 1 };
}

function termsOf({ bits, maxWords, stopWords, signedHash }: LinearParameters): Required<TermOptions> {
  return { bits, maxWords, stopWords, signed: signedHash };
}

function chooseWeighting({ weighting }: LinearParameters, documents: number) {
  if (weighting !== 'auto') return weighting;
  return documents <= manyDocuments ? 'tf-idf' : 'log-count';
}

/** Rare columns are left out where columns are counted anyway, or a person wants it. */
function leastOf(parameters: LinearParameters, documents: number): number {
  const { minDocuments } = parameters;
  if (minDocuments === 'auto' && chooseWeighting(parameters, documents) !== 'tf-idf') return 1;
  return leastDocuments(minDocuments, documents);
}

function openModel(parameters: LinearParameters, { documents }: CountedLabels): HashedModel {
  const none = new Uint32Array(0);
  const weighting = chooseWeighting(parameters, documents);
  const terms = termsOf(parameters);
  return { ...terms, weighting, documents: 0, buckets: none, frequencies: none, wordMarks: none, isOpen: true };
}

export function limitsFor({ documents }: CountedLabels): BlockLimits {
  return { bytes: blockBytes[documents <= fewDocuments ? 'few' : 'many'], rows: blockRows };
}
