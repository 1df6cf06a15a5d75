import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMojo } from '../read-mojo.js';
import { TableEvaluator } from './table-evaluator.js';

const modelOf = (stated: Readonly<Record<string, string>>) => {
  const fields = Object.entries({
    algo: 'glm',
    algorithm: 'Generalized Linear Modeling',
    mojo_version: '1.00',
    supervised: 'true',
    n_features: '1',
    n_columns: '2',
    cats: '0',
    cat_offsets: '[0]',
    nums: '1',
    mean_imputation: 'false',
    beta: '[2.0, -1.0]',
    ...stated,
  });
  const lines = ['[info]', ...fields.map(([key, value]) => `${key} = ${value}`), '[columns]', 'size', 'y', '[domains]'];
  const files: Record<string, Uint8Array> = stated.n_domains === '1' ? { 'domains/d000.txt': strToU8('no\nyes') } : {};
  const domains = Object.keys(files).map(() => '1: 2 d000.txt');
  return readMojo(zipSync({ 'model.ini': strToU8([...lines, ...domains].join('\n')), ...files }));
};
const binomial = { category: 'Binomial', n_classes: '2', n_domains: '1', family: 'binomial', link: 'logit' };
const regression = { category: 'Regression', n_classes: '1', n_domains: '0', family: 'gaussian', link: 'identity' };

async function evaluate(stated: Readonly<Record<string, string>>, rows: readonly (string | null)[][]) {
  const evaluator = new TableEvaluator(await modelOf(stated), { columns: ['size', 'y'] }, 'y');
  evaluator.add(rows);
  return evaluator.finish();
}

describe('rows that the model gives no number', () => {
  it('are left out of the metrics of two classes, and counted', async () => {
    const scored = [
      ['1', 'yes'],
      ['-1', 'no'],
      ['0', 'no'],
    ];
    const whole = await evaluate(binomial, scored);
    expect(whole).toMatchObject({ rows: 3, skipped: 0, unscored: 0, auc: 1 });
    expect(await evaluate(binomial, [...scored, [null, 'yes'], ['1', 'maybe']])).toEqual({
      ...whole,
      skipped: 1,
      unscored: 1,
    });
  });

  it('are left out of the metrics of a regression', async () => {
    const rows = [
      ['1', '1.5'],
      ['2', '3'],
    ];
    expect(await evaluate(regression, [...rows, [null, '1']])).toEqual({
      ...(await evaluate(regression, rows)),
      unscored: 1,
    });
  });

  it('are told of, where there is no other', async () => {
    await expect(evaluate(binomial, [[null, 'no']])).rejects.toThrow(
      'The model gives no row with a response that it knows a score.',
    );
  });
});

it.each([
  ['gaussian', 'identity', 0.125],
  ['negativebinomial', 'log', null],
  ['tweedie', 'log', null],
])('the deviance of %s is told where it can be known', async (family, link, expected) => {
  const metrics = await evaluate({ ...regression, family, link, tweedie_variance_power: '1.5', theta: '1' }, [
    ['1', '1.5'],
    ['2', '3'],
  ]);
  expect(metrics).toMatchObject({ kind: 'regression', meanResidualDeviance: expected });
});
