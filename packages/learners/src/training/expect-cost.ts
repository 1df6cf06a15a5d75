import type { CorpusSize, Recipe } from '../recipes/recipe.js';
import { estimateCost, type TrainingCost } from './estimate-cost.js';
import { hasFolds } from './label-survey.js';

/**
 * What a training by a recipe is expected to take, with the usual fifth as a test set, before its documents are read; null
 * where nothing is known of its learner.
 */
export async function expectCost(recipe: Recipe, size: CorpusSize): Promise<TrainingCost | null> {
  const settings = await recipe.listSettings(size);
  const { vectorDimensions } = recipe;
  const fits = { settings, foldings: recipe.countFoldings?.(size) ?? 1, vectorDimensions };
  return estimateCost({ size, ...fits, isHeld: hasFolds(size), isTested: true });
}
