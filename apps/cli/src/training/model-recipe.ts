import type { Learner } from '@classmark/learner';
import { isLearnerId, type LearnerId, learnerIds, loadLearner } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { UsageError } from '../terminal/usage-error.js';

/** What `--model` names: a learner with its parameters. */
export interface ModelRecipe {
  readonly learner: Learner;
  readonly parameters: unknown;
}

const AUTO: LearnerId = 'linear-sgd';

/** Throws UsageError where there is no such model. */
export async function loadModelRecipe(name: string): Promise<ModelRecipe> {
  const id = name === 'auto' ? AUTO : name;
  if (!isLearnerId(id)) throw new UsageError(`there is no model "${name}"; there are auto, ${learnerIds.join(', ')}`);
  const learner = await loadLearner(id, { tensorflow: () => loadTensorFlow() });
  return { learner, parameters: learner.parseParameters({}) };
}
