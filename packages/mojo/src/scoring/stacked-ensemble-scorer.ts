import type { BaseModel, StackedEnsembleModel } from '../model/model.js';
import { createScoredRows, type InputRows, type ScoredRows, type Scorer, Scratch } from './scorer.js';

/** Makes the scorer of a nested model. */
export type CreateNested = (model: BaseModel['model']) => Scorer;

const leastProbability = 1e-9;

function toLogit(probability: number): number {
  const clipped = Math.min(1 - leastProbability, Math.max(probability, leastProbability));
  return Math.max(-19, Math.log(clipped / (1 - clipped)));
}

/** A base model with room for its scores. */
interface Base {
  readonly base: BaseModel;
  readonly scorer: Scorer;
  scores: ScoredRows;
}

/** Which of a base model's outputs the metalearner takes: the probability of the second of two classes, or all. */
const takenOutputs = (classCount: number, { values }: ScoredRows): readonly Float64Array[] =>
  classCount === 2 ? values.slice(1, 2) : values.slice(0, classCount);

function scoreBase(part: Base, rows: InputRows, failures: Uint8Array): void {
  const { count } = rows;
  if (part.scores.failures.length < count) part.scores = createScoredRows(part.scorer, count);
  part.scores.failures.fill(0, 0, count);
  const columns = part.base.inputs.map((input) => rows.columns[input]);
  part.scorer.score({ count, columns, offsets: null }, part.scores);
  for (let r = 0; r < count; r++) failures[r] ||= part.scores.failures[r];
}

export function createStackedEnsembleScorer(model: StackedEnsembleModel, createNested: CreateNested): Scorer {
  const bases = model.baseModels.map((base): Base | null => {
    const scorer = base && createNested(base.model);
    return scorer && { base, scorer, scores: createScoredRows(scorer, 1) };
  });
  const metalearner = createNested(model.metalearner);
  const zeros = new Scratch();
  const prepare = (values: Float64Array, count: number): Float64Array => {
    if (model.transform === 'logit') for (let r = 0; r < count; r++) values[r] = toLogit(values[r]);
    return values;
  };
  return {
    outputs: metalearner.outputs,
    labels: metalearner.labels,
    hasIndex: metalearner.hasIndex,
    score(rows, scores) {
      const { count } = rows;
      const columns = bases.flatMap((part) => {
        if (part === null) return [prepare(zeros.take(count).fill(0), count)];
        scoreBase(part, rows, scores.failures);
        return takenOutputs(model.classCount, part.scores).map((values) => prepare(values, count));
      });
      metalearner.score({ count, columns, offsets: null }, scores);
    },
  };
}
