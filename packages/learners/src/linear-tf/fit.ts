import { type Corpus, type FitContext, ParameterError } from '@classmark/learner';
import { createRandom } from '@classmark/math';
import { TfIdfRow } from '@classmark/text';
import { leastDocuments } from '../features/parameters.js';
import { surveyCorpus } from '../features/survey.js';
import { choosePasses, learnPass } from '../fitting/learn-pass.js';
import { RowPool } from '../fitting/row-pool.js';
import { createLinearWeights, gatherByColumn, type LinearWeights } from '../linear-scoring/weights.js';
import type { LinearTfParameters } from './parameters.js';
import { SigmoidLayer } from './sigmoid-layer.js';
import type { TensorFlowBackend } from './tensorflow-backend.js';

const documentVisits = 50_000;
const fewestAndMostPasses = [2, 100] as const;
/** Weights smaller than this share of their subject's largest are dropped. */
const smallestShare = 0.02;
/** Adam holds the layer's weights five times over: 320 MiB. */
const mostWeights = 2 ** 24;

/**
 * One pass for document frequencies, then `passes` passes of Adam over all subjects at once. Memory does not grow with
 * the corpus: 20 bytes × hashed columns × subjects, and one block of rows.
 */
export async function fitLinearTf(
  { tf }: TensorFlowBackend,
  task: { readonly corpus: Corpus; readonly subjects: number },
  parameters: LinearTfParameters,
  context: FitContext,
): Promise<LinearWeights> {
  const { corpus, subjects } = task;
  const { bits, batchDocuments, learningRate } = parameters;
  if (2 ** bits * subjects > mostWeights) {
    throw new ParameterError('bits', `must make at most ${mostWeights} weights, columns × ${subjects} subjects`, bits);
  }
  const { frequencies, documents, positives, negatives } = await surveyCorpus(corpus, subjects, parameters, context);
  const features = frequencies.finish(leastDocuments(parameters.minDocuments, documents));
  const row = new TfIdfRow(features);
  const columns = features.buckets.length;
  const intercepts = positives.map((positive, k) => Math.log((positive + 0.5) / ((negatives[k] ?? 0) + 0.5)));
  const passes =
    parameters.passes === 'auto' ? choosePasses(documents, documentVisits, fewestAndMostPasses) : parameters.passes;
  const random = createRandom(context.seed);
  const plan = { pool: new RowPool(corpus, row), random, documents, passes: 1 + passes };
  using learner = new SigmoidLayer(tf, { columns, subjects, batchDocuments, learningRate, intercepts });
  const group = { first: 0, count: subjects };
  for (let i = 0; i < passes; i++) await learnPass(plan, { learner, group }, 2 + i, context);
  const bySubject = await learner.subjects(smallestShare);
  const fitted = Float64Array.from(bySubject, ({ intercept }) => intercept);
  return createLinearWeights(row, fitted, gatherByColumn(columns, bySubject));
}
