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
  /** Of one ordinary core, with what an encoder takes. */
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

/** What a model would learn from now, and how many texts of that, and of the test set, its encoder has not encoded. */
export interface MeasuredCorpus extends CorpusSize {
  readonly textsToEncode: number;
}

/** Word vectors or an encoder. */
export interface VectorCost {
  readonly dimensions: number;
  /** 0 where nothing is encoded. */
  readonly msPerText: number;
}

export type ModelPlan = Pick<
  NewModel,
  'schemeId' | 'selection' | 'subjectIds' | 'recipe' | 'parameters' | 'wordVectorsId' | 'encoderId'
>;

export interface TrainingCostPorts {
  readonly recipes: RecipeCatalogue & {
    /** Beside encoding; null where nothing was measured that says it. */
    estimateCost(
      recipe: string,
      parameters: unknown,
      size: CorpusSize,
      vectorDimensions: number | null,
    ): Promise<TrainingCost | null>;
  };
  readonly store: TrainingStore & {
    findPlan(modelId: number): Promise<ModelPlan | null>;
    /** What a model would learn from now, outside the test set; the length of texts, and what is encoded, by some of them. */
    measureCorpus(
      scope: Pick<ModelPlan, 'schemeId' | 'selection' | 'subjectIds'>,
      encoderId: number | null,
    ): Promise<MeasuredCorpus>;
    /** Null where a model has none. */
    findVectorCost(plan: Pick<ModelPlan, 'wordVectorsId' | 'encoderId'>): Promise<VectorCost | null>;
  };
}

/**
 * What training a model would take, one there is or a new one; null where it can't be said: by a learner that was not
 * measured, and where there is nothing to learn from.
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
  const { textsToEncode, ...size } = await store.measureCorpus(plan, plan.encoderId);
  if (size.documents === 0 || size.subjects === 0) return null;
  const vectors = await store.findVectorCost(plan);
  const cost = await recipes.estimateCost(plan.recipe, plan.parameters, size, vectors?.dimensions ?? null);
  const encodingSeconds = (textsToEncode * (vectors?.msPerText ?? 0)) / 1_000;
  return cost && { ...cost, cpuSeconds: cost.cpuSeconds + encodingSeconds };
}
