import { type Corpus, type FitContext, ParameterError } from '@classmark/learner';
import type { SubjectModel } from '@classmark/linear';
import { BlockFeatureRow } from '../features/block-feature-row.js';
import { gatherByColumn } from '../linear-scoring/column-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import { DocumentVector } from '../vectors/document-vector.js';
import { JoinedRow } from '../vectors/joined-row.js';
import type { HashedVectors } from '../vectors/vector-model.js';
import type { LinearParameters } from './parameters.js';
import { readCorpus } from './read-corpus.js';
import { settleLinear } from './settle.js';
import { solveAll } from './solve-all.js';

type Fit = (
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: FitContext,
) => Promise<LinearWeights>;

/**
 * A fit that reads the corpus once, keeps its rows, and solves each subject's problem over them. Memory: 16 bytes for each
 * term of each document, 8 more while rows are made, and the weights that are not 0.
 * @param words what documents' vectors are made of; throws ParameterError where the parameters ask for it and it is null
 */
export function createLinearFit(words: HashedVectors | null): Fit {
  return async (corpus, subjects, parameters, context) => {
    const settled = await settleLinear(corpus, subjects, parameters, context);
    const { vectorWeight: weight, vectorWeighting: weighting } = settled;
    if (weight > 0 && words === null) {
      throw new ParameterError('vectorWeight', 'must be 0 or auto where no word vectors are given', weight);
    }
    const vectors = weight > 0 && words !== null ? { words, plan: { weight, weighting } } : null;
    const { model, rows, labels, vectorModel } = await readCorpus(corpus, { parameters: settled, vectors }, context);
    const countedColumns = rows.columns - (vectorModel?.dimensions ?? 0);
    const problem = { rows, countedColumns, labels, parameters: settled, seed: context.seed, subjects };
    const solved = await solveAll(problem, context);
    const models: SubjectModel[] = solved.map((subject) => subject.model);
    const intercepts = Float64Array.from(models, ({ intercept }) => intercept);
    const blocks = new BlockFeatureRow(model);
    const row = vectorModel === null ? blocks : new JoinedRow(blocks, new DocumentVector(vectorModel));
    return createLinearWeights(row, intercepts, gatherByColumn(rows.columns, models));
  };
}
