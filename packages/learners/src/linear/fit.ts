import { type Corpus, type FitContext, ParameterError } from '@classmark/learner';
import type { SubjectModel } from '@classmark/linear';
import { BlockFeatureRow } from '../features/block-feature-row.js';
import { gatherByColumn } from '../linear-scoring/column-weights.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import { EncodedFit, type EncoderMark } from '../vectors/encoded-vector.js';
import { VectorFit } from '../vectors/fit-vectors.js';
import { JoinedRow } from '../vectors/joined-row.js';
import type { HashedVectors } from '../vectors/vector-model.js';
import type { VectorFitting } from '../vectors/vector-source.js';
import type { LinearParameters, SettledParameters } from './parameters.js';
import { readCorpus } from './read-corpus.js';
import { settleLinear } from './settle.js';
import { solveAll } from './solve-all.js';

type Fit = (
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: FitContext,
) => Promise<LinearWeights>;

/** Vectors of words, or the encoder that documents' own vectors are of. */
export type VectorOrigin = { readonly words: HashedVectors } | { readonly encoder: EncoderMark };

/**
 * A fit that reads the corpus once, keeps its rows, and solves each subject's problem over them. Memory: 16 bytes for each
 * term of each document, 8 more while rows are made, and the weights that are not 0.
 * @param origin what documents' vectors are made of; throws ParameterError where the parameters ask for it and it is null
 */
export function createLinearFit(origin: VectorOrigin | null): Fit {
  return async (corpus, subjects, parameters, context) => {
    const settled = await settleLinear(corpus, subjects, parameters, context);
    const vectors = openVectors(origin, settled);
    const { model, rows, labels, vectorSource } = await readCorpus(corpus, { parameters: settled, vectors }, context);
    const countedColumns = rows.columns - (vectorSource?.dimensions ?? 0);
    const problem = {
      ...{ rows, countedColumns, labels, subjects, parameters: settled, seed: context.seed },
      positivesOfWhole: context.whole?.positives ?? null,
    };
    const solved = await solveAll(problem, context);
    const models: SubjectModel[] = solved.map((subject) => subject.model);
    const intercepts = Float64Array.from(models, ({ intercept }) => intercept);
    const blocks = new BlockFeatureRow(model);
    const row = vectorSource === null ? blocks : new JoinedRow(blocks, vectorSource);
    return createLinearWeights(row, intercepts, gatherByColumn(rows.columns, models));
  };
}

/** Null where the parameters want no vectors. */
function openVectors(origin: VectorOrigin | null, settled: SettledParameters): VectorFitting | null {
  const { vectorWeight: weight, vectorWeighting: weighting } = settled;
  if (weight === 0) return null;
  if (origin === null) {
    throw new ParameterError(
      'vectorWeight',
      'must be 0 or auto where neither word vectors nor an encoder is given',
      weight,
    );
  }
  return 'words' in origin
    ? new VectorFit(origin.words, { weight, weighting })
    : new EncodedFit(origin.encoder, weight);
}
