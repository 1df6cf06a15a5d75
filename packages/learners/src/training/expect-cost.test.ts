import { expect, it } from 'vitest';
import { recipeCatalogue } from '../recipes/load-recipe.js';

const size = { documents: 16_000, subjects: 15_000, characters: 23e6 };

it('what a training takes is said of a recipe, as it is before the first fit', async () => {
  expect(await recipeCatalogue.estimateCost('auto', {}, size)).toMatchObject({ documents: 16_000, subjects: 15_000 });
});

it('a recipe that tries more takes more', async () => {
  const few = { documents: 1_000, subjects: 20, characters: 1.5e6 };
  const [auto, linear] = await Promise.all(
    ['auto', 'linear'].map((recipe) => recipeCatalogue.estimateCost(recipe, {}, few)),
  );
  expect(auto?.cpuSeconds).toBeGreaterThan(2 * (linear?.cpuSeconds ?? Number.NaN));
});

it('nothing is said of a learner that was not measured', async () => {
  expect(await recipeCatalogue.estimateCost('cnn', {}, size)).toBeNull();
});
