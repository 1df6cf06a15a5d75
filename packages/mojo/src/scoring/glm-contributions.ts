import type { GlmModel } from '../model/model.js';

/** What an input adds to the linear predictor of one row. */
export interface InputContribution {
  readonly name: string;
  readonly contribution: number;
}

/** Whether a model has one linear predictor whose terms can be shown. */
export const hasContributions = ({ family }: GlmModel): boolean => family !== 'multinomial' && family !== 'ordinal';

function ofLevel({ blocks, coefficients, imputation }: GlmModel, i: number, value: number): number {
  const level = Number.isNaN(value) ? (imputation?.levels[i] ?? Number.NaN) : value;
  const place = Math.trunc(level) - (blocks.usesAllLevels ? 0 : 1) + blocks.offsets[i];
  if (Number.isNaN(place)) return Number.NaN;
  return place >= blocks.offsets[i] && place < blocks.offsets[i + 1] ? coefficients[place] : 0;
}

/** The terms of the linear predictor: one for each input, and the intercept. `values` `[inputs]` as they are scored. */
export function glmContributions(model: GlmModel, values: readonly number[]): InputContribution[] {
  const { blocks, coefficients, imputation, inputs } = model;
  const start = blocks.offsets[blocks.categoricalCount];
  const terms = inputs.map(({ name }, i) => {
    if (i < blocks.categoricalCount) return { name, contribution: ofLevel(model, i, values[i]) };
    const j = i - blocks.categoricalCount;
    const value = Number.isNaN(values[i]) ? (imputation?.means[j] ?? Number.NaN) : values[i];
    return { name, contribution: coefficients[start + j] * value };
  });
  return [...terms, { name: 'Intercept', contribution: coefficients[start + blocks.numericCount] }];
}
