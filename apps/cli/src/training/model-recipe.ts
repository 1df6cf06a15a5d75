import type { WordVectors } from '@classmark/embeddings';
import { isRecipeId, loadRecipe, type Recipe, recipeCatalogue, recipeIds } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { UsageError } from '../terminal/usage-error.js';

const usersOfVectors: readonly string[] = recipeCatalogue.takingVectors;

/** Loads the recipe that `--model` names. Throws UsageError if there is none, or it has no use for word vectors. */
export async function loadModelRecipe(name: string, wordVectors: WordVectors | null = null): Promise<Recipe> {
  if (!isRecipeId(name)) throw new UsageError(`unknown recipe "${name}"; choose one of ${recipeIds.join(', ')}`);
  if (wordVectors !== null && !usersOfVectors.includes(name)) {
    throw new UsageError(`option --embeddings is for the recipes ${usersOfVectors.join(' and ')}, not for "${name}"`);
  }
  return loadRecipe(name, {}, { tensorflow: () => loadTensorFlow(), ...(wordVectors && { wordVectors }) });
}
