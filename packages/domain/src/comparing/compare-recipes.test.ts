import { expect, it } from 'vitest';
import { execute } from '../command.js';
import type { Actor } from '../role.js';
import { type CompareRecipesStore, compareRecipes } from './compare-recipes.js';
import type { RecipeComparisonInput } from './recipe-comparison-job.js';

const operator: Actor = { kind: 'user', id: 1, name: 'Olga', role: 'operator' };
const recipes = { ids: ['linear', 'linear-sgd', 'cnn'], takingVectors: ['linear', 'cnn'], takingEncoder: ['linear'] };

async function compare(input: object, hasLabels = true) {
  const started: { title: string; input: RecipeComparisonInput }[] = [];
  const store: CompareRecipesStore = {
    findSchemeId: async (name) => (name === 'plos' ? 7 : null),
    hasLabels: async () => hasLabels,
    hasWordVectors: async (id) => id === 6,
    hasEncoder: async (id) => id === 8,
    startComparison: async (comparison) => {
      started.push(comparison);
      return { runId: 1n };
    },
  };
  await execute(compareRecipes, { recipes, store }, operator, input);
  return started[0];
}

const linear = { recipe: 'linear', withWordVectors: false };
const withVectors = { recipe: 'linear', withWordVectors: true };
const withEncoder = { ...linear, withEncoder: true };
const cnn = { recipe: 'cnn', withWordVectors: false };

it('starts a run that names its recipes, defaults filled in', async () => {
  expect(await compare({ scheme: 'plos', recipes: [linear, withVectors, cnn], wordVectorsId: 6 })).toMatchObject({
    title: 'Comparison of linear, linear+vectors, and cnn',
    input: { schemeId: 7, selection: 'roots', wordVectorsId: 6, targetPrecision: 0.9, promise: 'each', seed: 1 },
  });
});

it('promises the target as it is told', async () => {
  const asked = { scheme: 'plos', recipes: [linear, cnn], targetPrecision: 0.8, promise: 'together' };
  expect(await compare(asked)).toMatchObject({ input: { targetPrecision: 0.8, promise: 'together' } });
});

it('compares with an encoder', async () => {
  expect(await compare({ scheme: 'plos', recipes: [linear, withEncoder], encoderId: 8 })).toMatchObject({
    title: 'Comparison of linear and linear+encoder',
    input: { encoderId: 8, wordVectorsId: null },
  });
});

it.each([
  ['one recipe', { recipes: [linear] }, 'Choose two recipes or more.'],
  ['a recipe twice', { recipes: [linear, linear] }, '"linear" is listed twice.'],
  ['an unknown recipe', { recipes: [linear, { ...cnn, recipe: 'tree' }] }, 'There is no recipe "tree"'],
  [
    'vectors for one that takes none',
    { recipes: [linear, { recipe: 'linear-sgd', withWordVectors: true }] },
    'not for',
  ],
  ['vectors that are not named', { recipes: [linear, withVectors] }, 'Choose the word vectors to compare with.'],
  ['vectors that are gone', { recipes: [linear, withVectors], wordVectorsId: 5 }, 'do not exist'],
  ['vectors that no recipe uses', { recipes: [linear, cnn], wordVectorsId: 6 }, 'No recipe is compared with'],
  ['an encoder that is not named', { recipes: [linear, withEncoder] }, 'Choose the encoder to compare with.'],
  ['an encoder that is gone', { recipes: [linear, withEncoder], encoderId: 5 }, 'does not exist'],
  ['an encoder that no recipe uses', { recipes: [linear, cnn], encoderId: 8 }, 'No recipe is compared with'],
  ['an encoder for one that takes none', { recipes: [linear, { ...cnn, withEncoder: true }] }, 'not for "cnn"'],
  ['both for one', { recipes: [linear, { ...withVectors, withEncoder: true }] }, 'not with both'],
])('refuses %s', async (_what, input, message) => {
  await expect(compare({ scheme: 'plos', ...input })).rejects.toThrow(message);
});

it('refuses a scheme without labels', async () => {
  await expect(compare({ scheme: 'plos', recipes: [linear, cnn] }, false)).rejects.toMatchObject({
    code: 'NOTHING_TO_TRAIN',
  });
});
