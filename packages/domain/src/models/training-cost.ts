import { AppError } from '../app-error.js';
import { parseInput } from '../parse-input.js';
import { type Actor, requireRole } from '../role.js';
import {
  describePlan,
  type NewModel,
  plannedTraining,
  type RecipeCatalogue,
  type TrainingStore,
} from './train-model.js';

/** What a training is expected to take, as a rule of thumb: it may be half or twice as much. */
export interface TrainingCost {
  readonly documents: number;
  readonly subjects: number;
  /** Of one ordinary core. */
  readonly cpuSeconds: number;
  /** The most memory at a time. */
  readonly megabytes: number;
}

/** Of what would be learnt from. */
export interface CorpusSize {
  readonly documents: number;
  /** That a document has. */
  readonly subjects: number;
  /** Of all titles and texts. */
  readonly characters: number;
}

export type ModelPlan = Pick<
  NewModel,
  'schemeId' | 'selection' | 'subjectIds' | 'recipe' | 'parameters' | 'wordVectorsId' | 'encoderId'
>;

export interface TrainingCostPorts {
  readonly recipes: RecipeCatalogue & {
    /** Null where nothing was measured that says it. */
    estimateCost(recipe: string, parameters: unknown, size: CorpusSize): Promise<TrainingCost | null>;
  };
  readonly store: TrainingStore & {
    findPlan(modelId: number): Promise<ModelPlan | null>;
    /** What a model would learn from now, outside the test set; the length of texts by some of them. */
    measureCorpus(scope: Pick<ModelPlan, 'schemeId' | 'selection' | 'subjectIds'>): Promise<CorpusSize>;
  };
}

/**
 * What training a model would take, one there is or a new one; null where it can't be said: with word vectors or an
 * encoder, by a learner that was not measured, and where there is nothing to learn from.
 */
export async function expectTrainingCost(
  ports: TrainingCostPorts,
  actor: Actor,
  input: unknown,
): Promise<TrainingCost | null> {
  requireRole(actor, 'curator');
  const asked = parseInput(plannedTraining, input);
  const { recipes, store } = ports;
  const plan = 'modelId' in asked ? await store.findPlan(asked.modelId) : await describePlan(ports, asked);
  if (plan === null) throw new AppError('NOT_FOUND', 'Model not found.');
  if (plan.wordVectorsId !== null || plan.encoderId !== null) return null;
  const size = await store.measureCorpus(plan);
  return size.documents === 0 || size.subjects === 0 ? null : recipes.estimateCost(plan.recipe, plan.parameters, size);
}
