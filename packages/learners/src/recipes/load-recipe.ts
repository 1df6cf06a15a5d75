import { ParameterError } from '@classmark/learner';
import { z } from 'zod';
import { imbalanceStrategies } from '../imbalance/strategies.js';
import { type Backends, isLearnerId, learnerIds, loadLearner } from '../registry.js';
import type { TrainingCost } from '../training/estimate-cost.js';
import { expectCost } from '../training/expect-cost.js';
import { countAutoFoldings, fitsInMemory, listAutoSettings } from './auto.js';
import type { CorpusSize, LearnerSetting, Recipe } from './recipe.js';

/** What a model can be trained by: a learner, or one of the named recipes, of which `auto` is the default. */
export const recipeIds = ['auto', 'write-up', ...learnerIds] as const;
export type RecipeId = (typeof recipeIds)[number];

export function isRecipeId(id: string): id is RecipeId {
  return recipeIds.some((known) => known === id);
}

const unmoved = z.object({ imbalance: z.literal('none') });

/** What the first classifiers of this kind were: counts of words and pairs without stop words, hinge loss, decision at 0. */
const writeUp = {
  weighting: 'count',
  stopWords: 'english',
  maxWords: 2,
  characters: 'none',
  loss: 'hinge',
  c: 100,
};

/**
 * Loads what a model is trained by.
 * @param parameters those of the learner; named recipes choose their own
 * @throws ParameterError
 */
export async function loadRecipe(id: RecipeId, parameters: unknown, backends: Backends = {}): Promise<Recipe> {
  const vectors = backends.wordVectors ?? backends.encoder;
  const recipe = await loadWithout(id, parameters, backends);
  return vectors === undefined ? recipe : { ...recipe, vectorDimensions: vectors.dimensions };
}

async function loadWithout(id: RecipeId, parameters: unknown, backends: Backends): Promise<Recipe> {
  if (isLearnerId(id)) {
    const setting = await loadSetting(id, parameters, backends);
    return { listSettings: async () => [setting], f1Rule: movesThresholds(setting.parameters) ? 'calibrated' : 'sign' };
  }
  refuseParameters(id, parameters);
  if (id === 'auto') {
    const listSettings: Recipe['listSettings'] = (size) => listAutoSettings(size, backends);
    return { listSettings, countFoldings: countAutoFoldings, f1Rule: 'calibrated' };
  }
  const setting = await loadSetting('linear-sgd', writeUp, backends);
  return { listSettings: async () => [setting], f1Rule: 'sign' };
}

/** What there is to train by, the default, and a check of parameters: throws ParameterError. */
export const recipeCatalogue = {
  ids: recipeIds,
  defaultId: 'auto',
  /** Those that have a use for word vectors. */
  takingVectors: ['auto', 'linear', 'cnn'],
  /** Those that have a use for an encoder. */
  takingEncoder: ['auto', 'linear'],
  /** Whether a recipe that takes them tries vectors on so many documents. */
  triesVectors: (id: string, size: Omit<CorpusSize, 'subjects'>): boolean => id !== 'auto' || fitsInMemory(size),
  /** The strategies against imbalance that a recipe's parameter `imbalance` takes. */
  listImbalanceStrategies: (id: string): readonly string[] => (id === 'linear' ? imbalanceStrategies : []),
  /** Fills in defaults. */
  async parseParameters(id: string, parameters: unknown): Promise<unknown> {
    if (isLearnerId(id)) return (await loadLearner(id)).parseParameters(parameters);
    if (!isRecipeId(id)) throw new Error(`There is no learner "${id}".`);
    refuseParameters(id, parameters);
    return {};
  },
  /** What a training is expected to take, beside encoding; null where nothing was measured that says it. */
  async estimateCost(
    id: string,
    parameters: unknown,
    size: CorpusSize,
    vectorDimensions: number | null,
  ): Promise<TrainingCost | null> {
    if (!isRecipeId(id)) throw new Error(`There is no recipe "${id}".`);
    // What vectors are of makes no difference to what they cost.
    const vectors = vectorDimensions === null ? {} : { encoder: { sha256: '', dimensions: vectorDimensions } };
    return expectCost(await loadRecipe(id, parameters, vectors), size);
  },
} as const;

async function loadSetting(
  id: (typeof learnerIds)[number],
  parameters: unknown,
  backends: Backends,
): Promise<LearnerSetting> {
  const learner = await loadLearner(id, backends);
  return { learner, parameters: learner.parseParameters(parameters) };
}

function refuseParameters(id: RecipeId, parameters: unknown): void {
  const [first] = Object.entries(parameters ?? {});
  if (first) throw new ParameterError(first[0], `is not a parameter of "${id}", which chooses its own`, first[1]);
}

/** All learners' thresholds move, unless the strategy against imbalance is none at all. */
function movesThresholds(parameters: unknown): boolean {
  return !unmoved.safeParse(parameters).success;
}
