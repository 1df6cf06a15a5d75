import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readMojo } from '../read-mojo.js';
import { TableScorer } from '../rows/table-scorer.js';

const treeless = (algorithm: string, trees = 0, distribution = 'poisson'): Uint8Array => {
  const lines = [
    ...['[info]', `algo = ${algorithm}`, `algorithm = ${algorithm}`, 'mojo_version = 1.40', 'category = Regression'],
    ...['supervised = true', 'n_features = 1', 'n_classes = 1', 'n_columns = 2', 'n_domains = 0', `n_trees = ${trees}`],
    ...['n_trees_per_class = 1', `distribution = ${distribution}`, 'link_function = log', 'init_f = 0.5'],
    ...['[columns]', 'size', 'y', '[domains]'],
  ];
  return zipSync({ 'model.ini': strToU8(lines.join('\n')) });
};

it('a GBM without trees gives its initial score to every row', async () => {
  const scorer = new TableScorer(await readMojo(treeless('gbm')), { columns: ['size'], mode: 'lenient' });
  for (const count of [1, 3, 70]) {
    const { values } = scorer.score(Array.from({ length: count }, (_, r) => [r]));
    expect([...(values[0]?.subarray(0, count) ?? [])]).toEqual(Array.from({ length: count }, () => Math.exp(0.5)));
  }
});

it('a random forest without trees is refused, as a mean of none is no number', async () => {
  await expect(readMojo(treeless('drf'))).rejects.toThrow('"n_trees" must be a whole number from 1; got "0".');
});

it('a model is refused whose trees were left behind when it was packed', async () => {
  await expect(readMojo(treeless('gbm', 3))).rejects.toThrow(
    'The zip lacks all trees of group 0; pack the folder "trees", too.',
  );
});

it.each(['bernoulli', 'multinomial'])('a GBM of one number is refused where it says %s', async (distribution) => {
  await expect(readMojo(treeless('gbm', 0, distribution))).rejects.toThrow(
    `A ${distribution} model cannot have 1 classes.`,
  );
});
