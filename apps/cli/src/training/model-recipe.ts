import { isRecipeId, loadRecipe, type Recipe, recipeIds } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { UsageError } from '../terminal/usage-error.js';

/** Loads the recipe that `--model` names. Throws UsageError if there is none. */
export async function loadModelRecipe(name: string): Promise<Recipe> {
  if (!isRecipeId(name)) throw new UsageError(`unknown recipe "${name}"; choose one of ${recipeIds.join(', ')}`);
  return loadRecipe(name, {}, { tensorflow: () => loadTensorFlow() });
}
