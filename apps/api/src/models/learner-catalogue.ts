import type { LearnerCatalogue } from '@classmark/domain';
import { isLearnerId, learnerIds, loadLearner } from '@classmark/learners';

/** The learners of packages/learners, loaded when first asked of. */
export const learnerCatalogue: LearnerCatalogue = {
  ids: learnerIds,
  defaultId: 'linear-sgd',
  async parseParameters(id, parameters) {
    if (!isLearnerId(id)) throw new Error(`There is no learner "${id}".`);
    return (await loadLearner(id)).parseParameters(parameters);
  },
};
