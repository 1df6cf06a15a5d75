import { type Backends, isRecipeId, loadRecipe, type Recipe, recipeCatalogue, recipeIds } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { UsageError } from '../terminal/usage-error.js';

const usersOfVectors: readonly string[] = recipeCatalogue.takingVectors;

/** What documents' vectors are made of. */
export type DocumentVectors = Pick<Backends, 'wordVectors' | 'encoder'>;

/** Loads the recipe that `--model` names. Throws UsageError if there is none, or it has no use for vectors. */
export async function loadModelRecipe(name: string, vectors: DocumentVectors = {}): Promise<Recipe> {
  if (!isRecipeId(name)) throw new UsageError(`unknown recipe "${name}"; choose one of ${recipeIds.join(', ')}`);
  const [option] = Object.keys(vectors).map((key) => (key === 'encoder' ? '--encoder' : '--embeddings'));
  if (option !== undefined && !usersOfVectors.includes(name)) {
    throw new UsageError(`option ${option} is for the recipes ${usersOfVectors.join(' and ')}, not for "${name}"`);
  }
  return loadRecipe(name, {}, { tensorflow: () => loadTensorFlow(), ...vectors });
}
