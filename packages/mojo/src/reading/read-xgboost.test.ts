import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readMojo } from '../read-mojo.js';

const textOf = (text: string): Buffer => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, Buffer.from(text)]);
};

/** An XGBoost model of no trees, whose base score is a half. */
function modelOf(objective: string, more: readonly string[] = ['booster = gbtree']): Uint8Array {
  const learner = Buffer.alloc(136);
  learner.writeFloatLE(0.5);
  const booster = Buffer.concat([learner, textOf(objective), textOf('gbtree'), Buffer.alloc(160)]);
  const lines = [
    ...['[info]', 'algo = xgboost', 'algorithm = XGBoost', 'mojo_version = 1.00', 'category = Regression'],
    ...['supervised = true', 'n_features = 1', 'n_classes = 1', 'n_columns = 2', 'n_domains = 0'],
    ...['cats = 0', 'cat_offsets = [0]', 'nums = 1', 'has_offset = false', ...more],
    ...['[columns]', 'size', 'y', '[domains]'],
  ];
  return zipSync({ 'model.ini': strToU8(lines.join('\n')), boosterBytes: booster });
}

it.each(['count:poisson', 'reg:gamma', 'reg:tweedie'])(
  'an objective whose answer is an exponential is refused: %s',
  async (objective) => {
    await expect(readMojo(modelOf(objective))).rejects.toMatchObject({
      code: 'NOT_SUPPORTED',
      message: `XGBoost's objective "${objective}" is not supported.`,
    });
  },
);

it('a model of the first version names its booster in the bytes alone', async () => {
  await expect(readMojo(modelOf('reg:squarederror', []))).resolves.toMatchObject({ algorithm: 'xgboost' });
  await expect(readMojo(modelOf('reg:squarederror', ['booster = dart']))).rejects.toMatchObject({
    code: 'NOT_SUPPORTED',
  });
});
