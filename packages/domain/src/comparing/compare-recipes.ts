import { promiseScopes } from '@classmark/evaluation';
import { z } from 'zod';
import { AppError, type InputIssue } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { RecipeCatalogue, TrainingStore } from '../models/train-model.js';
import type { Actor } from '../role.js';
import {
  comparedRecipe,
  comparedSelections,
  nameOfCompared,
  type RecipeComparisonInput,
} from './recipe-comparison-job.js';

export interface CompareRecipesStore
  extends Pick<TrainingStore, 'findSchemeId' | 'hasLabels' | 'hasWordVectors' | 'hasEncoder'> {
  /** Starts the run and writes the audit event. */
  startComparison(comparison: {
    readonly actor: Actor;
    readonly title: string;
    readonly input: RecipeComparisonInput;
  }): Promise<{ runId: bigint }>;
}

export interface CompareRecipesPorts {
  readonly recipes: Pick<RecipeCatalogue, 'ids' | 'takingVectors' | 'takingEncoder'>;
  readonly store: CompareRecipesStore;
}

const asked = z.strictObject({
  scheme: z.string().min(1),
  selection: z.enum(comparedSelections).nullish(),
  recipes: z.array(comparedRecipe).min(2, 'Choose two recipes or more.').max(10),
  wordVectorsId: z.int().nullish(),
  encoderId: z.int().nullish(),
  targetPrecision: z.number().min(0.5).max(0.999).nullish(),
  promise: z.enum(promiseScopes).nullish(),
  seed: z.int().min(0).max(0xffffffff).nullish(),
});
type Asked = z.output<typeof asked>;

/** Starts a run that tries several recipes on the same documents. */
export const compareRecipes = defineCommand({
  name: 'compareRecipes',
  leastRole: 'operator',
  input: asked,
  async run({ recipes, store }: CompareRecipesPorts, actor, command) {
    const schemeId = await store.findSchemeId(command.scheme);
    const issues = [
      ...(schemeId === null ? [{ path: 'scheme', message: `There is no scheme "${command.scheme}".` }] : []),
      ...command.recipes.flatMap((_, i) => checkRecipe(recipes, command, i)),
      ...(await checkVectors(store, command)),
      ...(await checkEncoder(store, command)),
    ];
    if (schemeId === null || issues.length > 0) {
      throw new AppError('INVALID_INPUT', issues.map(({ message }) => message).join(' '), issues);
    }
    if (!(await store.hasLabels(schemeId))) {
      throw new AppError(
        'NOTHING_TO_TRAIN',
        'No document has a label of this scheme yet; import labelled documents first.',
      );
    }
    const { selection, wordVectorsId, encoderId, targetPrecision, promise, seed } = command;
    const title = `Comparison of ${new Intl.ListFormat('en').format(command.recipes.map(nameOfCompared))}`;
    const input = {
      ...{ schemeId, recipes: command.recipes, selection: selection ?? 'roots', seed: seed ?? 1 },
      ...{ wordVectorsId: wordVectorsId ?? null, encoderId: encoderId ?? null },
      ...{ targetPrecision: targetPrecision ?? 0.9, promise: promise ?? 'each' },
    };
    return store.startComparison({ actor, title, input });
  },
});

function checkRecipe(
  { ids, takingVectors, takingEncoder }: CompareRecipesPorts['recipes'],
  asked: Asked,
  i: number,
): InputIssue[] {
  const own = asked.recipes[i];
  if (own === undefined) return [];
  const path = `recipes.${i}`;
  const name = nameOfCompared(own);
  if (!ids.includes(own.recipe)) {
    return [{ path, message: `There is no recipe "${own.recipe}"; choose from ${ids.join(', ')}.` }];
  }
  if (asked.recipes.findIndex((other) => nameOfCompared(other) === name) < i) {
    return [{ path, message: `"${name}" is listed twice.` }];
  }
  if (own.withWordVectors && own.withEncoder) {
    return [{ path, message: 'A recipe is compared with word vectors or with an encoder, not with both.' }];
  }
  if (own.withEncoder && !takingEncoder.includes(own.recipe)) {
    const users = new Intl.ListFormat('en').format(takingEncoder);
    return [{ path, message: `Encoders are for the recipes ${users}, not for "${own.recipe}".` }];
  }
  if (own.withWordVectors && !takingVectors.includes(own.recipe)) {
    const users = new Intl.ListFormat('en').format(takingVectors);
    return [{ path, message: `Word vectors are for the recipes ${users}, not for "${own.recipe}".` }];
  }
  return [];
}

async function checkVectors(
  store: Pick<CompareRecipesStore, 'hasWordVectors'>,
  { recipes, wordVectorsId }: Asked,
): Promise<InputIssue[]> {
  const path = 'wordVectorsId';
  const areUsed = recipes.some(({ withWordVectors }) => withWordVectors);
  if (wordVectorsId === null || wordVectorsId === undefined) {
    return areUsed ? [{ path, message: 'Choose the word vectors to compare with.' }] : [];
  }
  if (!areUsed) return [{ path, message: 'No recipe is compared with these word vectors.' }];
  if (await store.hasWordVectors(wordVectorsId)) return [];
  return [{ path, message: 'These word vectors do not exist; they may have been deleted.' }];
}

async function checkEncoder(
  store: Pick<CompareRecipesStore, 'hasEncoder'>,
  { recipes, encoderId }: Asked,
): Promise<InputIssue[]> {
  const path = 'encoderId';
  const isUsed = recipes.some(({ withEncoder }) => withEncoder);
  if (encoderId === null || encoderId === undefined) {
    return isUsed ? [{ path, message: 'Choose the encoder to compare with.' }] : [];
  }
  if (!isUsed) return [{ path, message: 'No recipe is compared with this encoder.' }];
  if (await store.hasEncoder(encoderId)) return [];
  return [{ path, message: 'This encoder does not exist; it may have been deleted.' }];
}
