import { expect, it } from 'vitest';
import { recipeCatalogue } from '../recipes/load-recipe.js';

const size = { documents: 16_000, subjects: 15_000, characters: 23e6 };

it('what a training takes is said of a recipe, as it is before the first fit', async () => {
  expect(await recipeCatalogue.estimateCost('auto', {}, size, null)).toMatchObject({
    documents: 16_000,
    subjects: 15_000,
  });
});

it('a recipe that tries more takes more', async () => {
  const few = { documents: 1_000, subjects: 20, characters: 1.5e6 };
  const [auto, linear] = await Promise.all(
    ['auto', 'linear'].map((recipe) => recipeCatalogue.estimateCost(recipe, {}, few, null)),
  );
  expect(auto?.cpuSeconds).toBeGreaterThan(2 * (linear?.cpuSeconds ?? Number.NaN));
});

it('nothing is said of a learner that was not measured', async () => {
  expect(await recipeCatalogue.estimateCost('linear-sgd', {}, size, null)).toBeNull();
});

it('with vectors auto tries twice as much', async () => {
  const few = { documents: 1_000, subjects: 20, characters: 1.5e6 };
  const [without, withVectors] = await Promise.all(
    [null, 384].map((dimensions) => recipeCatalogue.estimateCost('auto', {}, few, dimensions)),
  );
  expect(withVectors?.cpuSeconds).toBeGreaterThan(1.3 * (without?.cpuSeconds ?? Number.NaN));
});
