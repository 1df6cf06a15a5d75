import { errorAfterDoubling, type F1Differences, hashFraction, pairedBootstrap } from '@classmark/evaluation';
import { type ModelRun, NothingToTrainError } from '@classmark/learners';
import { type NamedRecipe, type Runner, runModel } from './run-model.js';
import { type Split, shrinkTraining } from './split.js';

/** Out of a thousand training records; each part contains the one before. */
const parts = [125, 250, 500] as const;
/** Makes the choice independent of other choices by hash. */
const subsetSalt = 20;

/** A model trained on a part of the training records. */
export interface LearningCurvePoint {
  readonly trainingDocuments: number;
  readonly micro: number;
  readonly macro: number;
  /** The gain in F1 over half as many records, on the same test documents; null for the smallest part. */
  readonly gain: F1Differences | null;
}

/** What more training records would give. */
export interface LearningCurve {
  readonly points: readonly LearningCurvePoint[];
  /** The F1 expected of twice as many records, if the error falls on as it has. */
  readonly expectedOfTwice: { readonly micro: number | null; readonly macro: number | null };
}

function toPoint(
  { trainingDocuments, evaluation, tested }: ModelRun,
  before: ModelRun | undefined,
  seed: number,
): LearningCurvePoint {
  const { truth, decisions } = tested;
  return {
    trainingDocuments,
    micro: evaluation.micro.f1,
    macro: evaluation.macro.f1,
    gain: before ? pairedBootstrap(truth, decisions, before.tested.decisions, seed) : null,
  };
}

function expectOfTwice(points: readonly LearningCurvePoint[], average: 'micro' | 'macro'): number | null {
  const left = errorAfterDoubling(points.map((point) => ({ items: point.trainingDocuments, quality: point[average] })));
  const last = points.at(-1)?.[average];
  return left === null || last === undefined ? null : Math.max(0, 1 - left * (1 - last));
}

/** A run on a part of the training records; null where they are too few to train on. */
async function runPart(split: Split, recipe: NamedRecipe, runner: Runner, part: number): Promise<ModelRun | null> {
  const salt = subsetSalt + runner.options.seed;
  const smaller = await shrinkTraining(split, ({ id }) => hashFraction(id, salt) < part, runner.naming);
  try {
    return (await runModel(await recipe.prepare(smaller), recipe, runner, `${part / 10}% of the records`)).run;
  } catch (error) {
    if (error instanceof NothingToTrainError) return null;
    throw error;
  }
}

/** @param whole the recipe's run on all training records */
export async function drawLearningCurve(
  split: Split,
  recipe: NamedRecipe,
  runner: Runner,
  whole: ModelRun,
): Promise<LearningCurve> {
  const runs: ModelRun[] = [];
  for (const part of parts) {
    const run = await runPart(split, recipe, runner, part);
    if (run) runs.push(run);
  }
  const points = [...runs, whole].map((run, i) => toPoint(run, runs[i - 1], runner.options.seed));
  return {
    points,
    expectedOfTwice: { micro: expectOfTwice(points, 'micro'), macro: expectOfTwice(points, 'macro') },
  };
}
