import { expect, it } from 'vitest';
import { offerRecipes, usualNames } from './offered-recipes';

const recipes = [
  { id: 'auto', takesWordVectors: true, takesEncoder: true },
  { id: 'linear', takesWordVectors: true, takesEncoder: true },
  { id: 'linear-sgd', takesWordVectors: false, takesEncoder: false },
  { id: 'cnn', takesWordVectors: true, takesEncoder: false },
];
const namesWith = (wordVectors: { id: string; name: string; words: number }[]) =>
  offerRecipes({ recipes, schemes: [], wordVectors, encoders: [] });

it('offers each recipe, linear first', () => {
  expect(namesWith([]).map(({ name }) => name)).toEqual(['linear', 'auto', 'linear-sgd', 'cnn']);
});

it('offers recipes again with word vectors where there are some', () => {
  const offered = namesWith([{ id: 'w', name: 'News', words: 3 }]);
  expect(offered.map(({ name }) => name)).toEqual([
    'linear',
    'auto',
    'auto+vectors',
    'linear+vectors',
    'linear-sgd',
    'cnn',
    'cnn+vectors',
  ]);
  expect(usualNames(offered)).toEqual(['linear', 'linear+vectors', 'cnn']);
});

it('offers recipes again with an encoder where there is one', () => {
  const encoders = [{ id: 'e', name: 'MiniLM', msPerText: 200, provenance: {} }];
  expect(offerRecipes({ recipes, schemes: [], wordVectors: [], encoders }).map(({ name }) => name)).toEqual([
    'linear',
    'auto',
    'auto+encoder',
    'linear+encoder',
    'linear-sgd',
    'cnn',
  ]);
});
