import {
  type Backends,
  type ImbalanceStrategy,
  isRecipeId,
  loadRecipe,
  type Recipe,
  recipeCatalogue,
  recipeIds,
} from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { UsageError } from '../terminal/usage-error.js';

/** Which recipes have a use for what an option names. */
const usersOf: Readonly<Record<'--embeddings' | '--encoder', readonly string[]>> = {
  '--embeddings': recipeCatalogue.takingVectors,
  '--encoder': recipeCatalogue.takingEncoder,
};

/** What documents' vectors are made of. */
export type DocumentVectors = Pick<Backends, 'wordVectors' | 'encoder'>;

/**
 * Loads the recipe that `--model` names.
 * @throws UsageError if there is none, or it has no use for vectors or for a strategy against imbalance
 */
export async function loadModelRecipe(
  name: string,
  vectors: DocumentVectors = {},
  imbalance?: ImbalanceStrategy,
): Promise<Recipe> {
  if (!isRecipeId(name)) throw new UsageError(`unknown recipe "${name}"; choose one of ${recipeIds.join(', ')}`);
  const [option] = Object.keys(vectors).map((key) =>
    key === 'encoder' ? ('--encoder' as const) : ('--embeddings' as const),
  );
  if (option !== undefined && !usersOf[option].includes(name)) {
    const users = new Intl.ListFormat('en').format(usersOf[option]);
    throw new UsageError(`option ${option} is for the recipes ${users}, not for "${name}"`);
  }
  if (imbalance !== undefined && recipeCatalogue.listImbalanceStrategies(name).length === 0) {
    const users = recipeIds.filter((id) => recipeCatalogue.listImbalanceStrategies(id).length > 0);
    throw new UsageError(`option --imbalance is for the recipe ${users.join(', ')}, not for "${name}"`);
  }
  return loadRecipe(name, imbalance === undefined ? {} : { imbalance }, {
    tensorflow: () => loadTensorFlow(),
    ...vectors,
  });
}
