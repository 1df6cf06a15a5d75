import type { Corpus, FitContext } from '@classmark/learner';
import { type Loss, SgdTrainer, type SubjectModel } from '@classmark/linear';
import { createRandom } from '@classmark/math';
import { TfIdfRow } from '@classmark/text';
import { leastDocuments } from '../features/parameters.js';
import { type Survey, surveyCorpus } from '../features/survey.js';
import { choosePasses, learnPass } from '../fitting/learn-pass.js';
import { RowPool } from '../fitting/row-pool.js';
import type { SubjectGroup } from '../fitting/targets.js';
import { createLinearWeights, gatherByColumn, type LinearWeights } from '../linear-scoring/weights.js';
import type { LinearParameters } from './parameters.js';

/** More visits fit noise: on 40,000 documents two passes beat five, on 7,770 ten are as good as thirty. */
const documentVisits = 80_000;
const fewestAndMostPasses = [1, 10] as const;
const largestPositiveWeight = 20;
/** Smaller weights than this share of their subject's largest are dropped: nine in ten, and F1 stays within .001. */
const smallestShare = 0.02;
/** Subjects trained together: their weights must fit in memory as a dense matrix, 128 MiB at the most. */
const mostSubjectsTogether = 64;
const mostDenseWeights = 2 ** 25;
const autoRate: Readonly<Record<Loss, number>> = { hinge: 2, log: 8, 'modified-huber': 1 };
const autoC: Readonly<Record<Loss, number>> = { hinge: 1, log: 64, 'modified-huber': 1 };
/** Weighted positives take larger steps; the rate makes up for it. */
const balancedRateShare = 0.25;

/**
 * One pass for document frequencies, then `passes` passes of stochastic gradient descent for each group of subjects.
 * Memory does not grow with the corpus: 12 bytes a hashed column, 4 bytes × kept columns × subjects of a group (64 at
 * the most), one block of rows, and the kept weights.
 */
export async function fitLinear(
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: FitContext,
): Promise<LinearWeights> {
  const survey = await surveyCorpus(corpus, subjects, parameters, context);
  const { documents } = survey;
  const features = survey.frequencies.finish(leastDocuments(parameters.minDocuments, documents));
  const row = new TfIdfRow(features);
  const columns = features.buckets.length;
  const passes =
    parameters.passes === 'auto' ? choosePasses(documents, documentVisits, fewestAndMostPasses) : parameters.passes;
  const groups = groupSubjects(subjects, columns);
  const random = createRandom(context.seed);
  const plan = { pool: new RowPool(corpus, row), random, documents, passes: 1 + passes * groups.length };
  const bySubject: SubjectModel[] = [];
  let pass = 1;
  for (const group of groups) {
    const learner = createTrainer(survey, group, columns, { ...parameters, passes });
    for (let i = 0; i < passes; i++) await learnPass(plan, { learner, group }, ++pass, context);
    for (let k = 0; k < group.count; k++) bySubject.push(learner.subject(k, smallestShare));
  }
  const intercepts = Float64Array.from(bySubject, ({ intercept }) => intercept);
  return createLinearWeights(row, intercepts, gatherByColumn(columns, bySubject));
}

/** Cuts the subjects into groups of nearly equal size. */
function groupSubjects(subjects: number, columns: number): SubjectGroup[] {
  const most = Math.max(1, Math.min(mostSubjectsTogether, Math.floor(mostDenseWeights / Math.max(1, columns))));
  const groups = Math.ceil(subjects / most);
  return Array.from({ length: groups }, (_, i) => {
    const first = Math.floor((i * subjects) / groups);
    return { first, count: Math.floor(((i + 1) * subjects) / groups) - first };
  });
}

function createTrainer(
  { positives, negatives, documents }: Survey,
  { first, count }: SubjectGroup,
  columns: number,
  parameters: LinearParameters & { readonly passes: number },
): SgdTrainer {
  const { loss, passes, classWeights } = parameters;
  const c = parameters.c === 'auto' ? autoC[loss] : parameters.c;
  const perSubject = (of: (positive: number, negative: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, k) => of(positives[first + k] ?? 0, negatives[first + k] ?? 0));
  return new SgdTrainer({
    columns,
    subjects: count,
    loss,
    rate: startRate(parameters),
    steps: documents * passes,
    l2: perSubject((positive, negative) => 1 / (c * Math.max(1, positive + negative))),
    positiveWeights: perSubject((positive, negative) => (classWeights === 'none' ? 1 : balance(positive, negative))),
    intercepts: perSubject((positive, negative) => startIntercept(loss, positive, negative)),
  });
}

function startRate({ rate, loss, classWeights }: LinearParameters): number {
  if (rate !== 'auto') return rate;
  return autoRate[loss] * (classWeights === 'none' ? 1 : balancedRateShare);
}

function balance(positives: number, negatives: number): number {
  return Math.min(largestPositiveWeight, Math.max(1, negatives / Math.max(1, positives)));
}

/** What is best without any term: the log odds, or the side of the majority. */
function startIntercept(loss: Loss, positives: number, negatives: number): number {
  if (loss === 'log') return Math.log((positives + 0.5) / (negatives + 0.5));
  return positives > negatives ? 1 : -1;
}
