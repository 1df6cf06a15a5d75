import type { GlmModel } from '@classmark/mojo';
import { inputName, offsetName } from './input-columns.js';
import { literal, sum } from './sql.js';

/** The linear predictors of a GLM: one, or one for each class of a multinomial or ordinal model. */
export function linearPredictors(model: GlmModel): string[] {
  const { blocks, coefficients, classCount, family } = model;
  const blockCount = family === 'multinomial' || family === 'ordinal' ? classCount : 1;
  const size = coefficients.length / blockCount;
  return Array.from({ length: blockCount }, (_, c) => {
    const beta = coefficients.subarray(c * size, (c + 1) * size);
    const categorical = Array.from({ length: blocks.categoricalCount }, (_, i) => levelTerm(model, beta, i));
    const firstNumeric = blocks.offsets.at(-1) ?? 0;
    const numeric = Array.from({ length: blocks.numericCount }, (_, j) => {
      const mean = model.imputation?.means[j];
      const x = inputName(blocks.categoricalCount + j);
      const filled = `nvl(${x}, ${literal(mean ?? Number.NaN)})`;
      return `${literal(beta[firstNumeric + j] ?? 0)} * ${filled}`;
    });
    const offset = family === 'multinomial' ? [] : [offsetName];
    return sum([...categorical, ...numeric, literal(beta.at(-1) ?? 0), ...offset]);
  });
}

/** The coefficient of the level at hand; NULL where it is missing and nothing takes its place. */
function levelTerm({ blocks, imputation }: GlmModel, beta: Float64Array, i: number): string {
  const x = inputName(i);
  const level = imputation === null ? x : `nvl(${x}, ${imputation.levels[i] ?? 0})`;
  const [start = 0, end = 0] = blocks.offsets.slice(i, i + 2);
  const firstWithOne = blocks.usesAllLevels ? 0 : 1;
  const cases = [...beta.subarray(start, end)].map(
    (value, k) => `WHEN ${level} = ${k + firstWithOne} THEN ${literal(value)}`,
  );
  const whenMissing = imputation === null ? [`WHEN ${x} IS NULL THEN NULL`] : [];
  return `CASE ${[...whenMissing, ...cases].join(' ')} ELSE 0.0D END`;
}

/** A GLM's mean from its linear predictor. */
export function glmMean({ link, tweedieLinkPower }: GlmModel, eta: string): string {
  switch (link) {
    case 'logit':
      return `1.0D / (exp(-${eta}) + 1.0D)`;
    case 'log':
      return `exp(${eta})`;
    case 'inverse':
      return `1.0D / IF(${eta} < 0.0D, least(-1.0E-5D, ${eta}), greatest(1.0E-5D, ${eta}))`;
    case 'tweedie':
      return tweedieLinkPower === 0
        ? `greatest(2.0E-16D, exp(${eta}))`
        : `power(${eta}, ${literal(1 / tweedieLinkPower)})`;
    default:
      return eta;
  }
}
