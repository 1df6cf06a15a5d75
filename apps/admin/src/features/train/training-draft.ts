import type {
  PromiseScope,
  SubjectSelection,
  TrainChoicesQuery,
  TrainingCostInput,
  TrainModelInput,
} from '@/gql/graphql';
import { mainScheme } from '../../lib/main-scheme';
import type { PickedSubject } from '../subject-picker/subject-picker';

type Model = TrainChoicesQuery['models'][number];
type Known = TrainChoicesQuery['recipes'][number];

/** What the form holds: parameters are JSON as typed. */
export interface TrainingDraft {
  modelId: string | null;
  name: string;
  scheme: string;
  recipeId: string;
  selection: SubjectSelection;
  subjects: PickedSubject[];
  targetPrecision: number;
  promise: PromiseScope;
  /** It suggests for documents of these, by name; for all if there are none. */
  sources: readonly string[];
  parameters: string;
  /** Null for none. */
  wordVectorsId: string | null;
  /** In their place; null for none. */
  encoderId: string | null;
  seed: number;
}

const asJson = (value: unknown): string => JSON.stringify(value ?? {}, null, 2);

export const defaultParameters = (recipes: readonly Known[], recipeId: string): string =>
  asJson(recipes.find(({ id }) => id === recipeId)?.parameterDefaults);

export const takesWordVectors = (recipes: readonly Known[], recipeId: string): boolean =>
  recipes.find(({ id }) => id === recipeId)?.takesWordVectors ?? false;

export const takesEncoder = (recipes: readonly Known[], recipeId: string): boolean =>
  recipes.find(({ id }) => id === recipeId)?.takesEncoder ?? false;

export const imbalanceStrategies = (recipes: readonly Known[], recipeId: string): readonly string[] =>
  recipes.find(({ id }) => id === recipeId)?.imbalanceStrategies ?? [];

function parseParameters(parameters: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(parameters);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}

/** The strategy against imbalance that the parameters name; null where they are no JSON object or name none. */
export function strategyOf(parameters: string): string | null {
  const strategy = parseParameters(parameters)?.imbalance;
  return typeof strategy === 'string' ? strategy : null;
}

/** The parameters with this strategy; as they are where they are no JSON object. */
export function withStrategy(parameters: string, imbalance: string): string {
  const parsed = parseParameters(parameters);
  return parsed === null ? parameters : asJson({ ...parsed, imbalance });
}

/** The recipe to begin with: that of a model to train anew, or a plain one. */
export function initialDraft(choices: TrainChoicesQuery, model: Model | null): TrainingDraft {
  const recipeId = model?.recipe ?? choices.recipes[0]?.id ?? '';
  return {
    modelId: model?.id ?? null,
    name: model?.name ?? '',
    scheme: model?.scheme.name ?? mainScheme(choices.schemes)?.name ?? '',
    recipeId,
    selection: model?.selection ?? 'ROOTS',
    subjects: [],
    targetPrecision: model?.targetPrecision ?? 0.9,
    promise: model?.promise ?? 'EACH',
    sources: model?.sources ?? [],
    parameters: model ? asJson(model.parameters) : defaultParameters(choices.recipes, recipeId),
    wordVectorsId: model?.wordVectors?.id ?? null,
    encoderId: model?.encoder?.id ?? null,
    seed: 1,
  };
}

/** What the API is sent; null where the parameters are no JSON object. */
export function inputOf(recipe: TrainingDraft): TrainModelInput | null {
  if (recipe.modelId) return { modelId: recipe.modelId, seed: recipe.seed };
  try {
    const parameters: unknown = JSON.parse(recipe.parameters || '{}');
    const { name, scheme, recipeId, selection, targetPrecision, promise, seed, subjects } = recipe;
    const { wordVectorsId, encoderId } = recipe;
    const needsSubjects = selection === 'BRANCH' || selection === 'LIST';
    const subjectIds = needsSubjects ? subjects.map(({ id }) => id) : null;
    const own = { parameters, selection, subjectIds, targetPrecision, promise, wordVectorsId, encoderId, seed };
    return { name, scheme, recipe: recipeId, sources: [...recipe.sources], ...own };
  } catch {
    return null;
  }
}

/** What the API is asked of the cost; null where the choice is not whole. */
export function costInputOf(recipe: TrainingDraft): TrainingCostInput | null {
  if (recipe.modelId) return { modelId: recipe.modelId };
  const input = inputOf(recipe);
  if (!input?.scheme || input.subjectIds?.length === 0) return null;
  const { scheme, recipe: recipeId, parameters, selection, subjectIds, wordVectorsId, encoderId } = input;
  return { scheme, recipe: recipeId, parameters, selection, subjectIds, wordVectorsId, encoderId };
}
