import { isRecipeId, loadRecipe, type Recipe, recipeIds } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { UsageError } from '../terminal/usage-error.js';

/** What `--model` names. Throws UsageError where there is no such model. */
export async function loadModelRecipe(name: string): Promise<Recipe> {
  if (!isRecipeId(name)) throw new UsageError(`there is no model "${name}"; there are ${recipeIds.join(', ')}`);
  return loadRecipe(name, {}, { tensorflow: () => loadTensorFlow() });
}
