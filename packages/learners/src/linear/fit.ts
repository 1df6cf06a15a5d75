import type { Corpus, FitContext } from '@classmark/learner';
import type { SubjectModel } from '@classmark/linear';
import { BlockFeatureRow } from '../features/block-feature-row.js';
import { gatherByColumn } from '../linear-scoring/column-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import type { LinearParameters } from './parameters.js';
import { readCorpus } from './read-corpus.js';
import { settleLinear } from './settle.js';
import { solveAll } from './solve-all.js';

/**
 * Reads the corpus once, keeps its rows, and solves each subject's problem over them. Memory: 16 bytes for each term of
 * each document, 8 more while rows are made, and the weights that are not 0.
 */
export async function fitLinear(
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: FitContext,
): Promise<LinearWeights> {
  const settled = await settleLinear(corpus, subjects, parameters, context);
  const { model, rows, labels } = await readCorpus(corpus, settled, context);
  const solved = await solveAll({ rows, labels, parameters: settled, seed: context.seed, subjects }, context);
  const models: SubjectModel[] = solved.map((subject) => subject.model);
  const intercepts = Float64Array.from(models, ({ intercept }) => intercept);
  return createLinearWeights(new BlockFeatureRow(model), intercepts, gatherByColumn(rows.columns, models));
}
