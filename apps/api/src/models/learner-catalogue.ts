import type { LearnerCatalogue } from '@classmark/domain';
import { isRecipeId, parseRecipeParameters, recipeIds } from '@classmark/learners';

/** The learners and recipes of packages/learners, loaded when first asked of. */
export const learnerCatalogue: LearnerCatalogue = {
  ids: recipeIds,
  defaultId: 'auto',
  async parseParameters(id, parameters) {
    if (!isRecipeId(id)) throw new Error(`There is no learner "${id}".`);
    return parseRecipeParameters(id, parameters);
  },
};
