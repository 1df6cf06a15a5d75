import { type Corpus, type FitContext, ParameterError } from '@classmark/learner';
import { keptColumns } from '../features/hashed-model.js';
import { HashedRow } from '../features/hashed-row.js';
import { hasCharacters } from '../features/settle-characters.js';
import { keepFrequent, surveyCorpus } from '../features/survey.js';
import { createDocumentRows } from '../fitting/document-rows.js';
import { learnInSlices } from '../fitting/learn-in-slices.js';
import { learnPass } from '../fitting/learn-pass.js';
import { RowPool } from '../fitting/row-pool.js';
import { gatherByColumn } from '../linear-scoring/column-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import type { SettledTfParameters } from './parameters.js';
import { SigmoidLayer } from './sigmoid-layer.js';
import type { TensorFlowBackend } from './tensorflow-backend.js';

/** Weights smaller than this share of their subject's largest are dropped. */
const smallestShare = 0.02;
/** Adam holds the layer's weights five times over: 320 MiB. */
const mostWeights = 2 ** 24;
const blockLimits = { bytes: 2 ** 24, rows: 50_000 };

/**
 * One pass for document frequencies, then `passes` passes of Adam over all subjects at once. Memory does not grow with
 * the corpus: 20 bytes × hashed columns × subjects, and one block of rows.
 */
export async function fitLinearTf(
  { tf }: TensorFlowBackend,
  task: { readonly corpus: Corpus; readonly subjects: number },
  parameters: SettledTfParameters,
  context: FitContext,
): Promise<LinearWeights> {
  const { corpus, subjects } = task;
  const { bits, maxWords, stopWords, batchDocuments, learningRate, passes } = parameters;
  if (2 ** bits * subjects > mostWeights) {
    throw new ParameterError('bits', `must make at most ${mostWeights} weights, columns × ${subjects} subjects`, bits);
  }
  const terms = { bits, maxWords, stopWords, signed: false, characters: hasCharacters(parameters) };
  const { counted, tally } = await surveyCorpus(corpus, subjects, terms, context);
  const { documents, positives, negatives } = counted;
  const options = { ...terms, weighting: 'tf-idf', documents } as const;
  const model = keepFrequent(tally, parameters.minDocuments, options);
  const kept = keptColumns(model);
  const rows = createDocumentRows({ ...terms, weighting: 'log-count', unitLength: true, ...(kept && { kept }) });
  const columns = model.buckets.length;
  const intercepts = Float64Array.from(positives, (yes, k) => Math.log((yes + 0.5) / (negatives[k] + 0.5)));
  const pool = new RowPool(corpus, () => rows, blockLimits);
  const plan = { pool, seed: context.seed, documents, passes: 1 + passes };
  using layer = new SigmoidLayer(tf, { columns, subjects, batchDocuments, learningRate, intercepts });
  const shared = { learner: learnInSlices(layer), group: { first: 0, count: subjects } };
  // Without a term there are the intercepts alone.
  for (let round = 0; round < passes && columns > 0; round++) {
    await learnPass(plan, { ...shared, round, number: 2 + round }, context);
  }
  const bySubject = await layer.subjects(smallestShare);
  const fitted = Float64Array.from(bySubject, ({ intercept }) => intercept);
  return createLinearWeights(new HashedRow(model), fitted, gatherByColumn(columns, bySubject));
}
