import type { GlmModel } from '../model/model.js';
import { failureOf, type InputRows, type ScoredRows } from './scorer.js';

const missingLevel = failureOf('IllegalArgumentException');

/** Fewer rows than this are predicted one by one: passes over each input would cost more than what they add. */
const fewRows = 8;

export interface PredictorTarget {
  /** `[count]`: written. */
  readonly eta: Float64Array;
  readonly rows: InputRows;
  readonly scores: ScoredRows;
}

/** The linear predictor of a GLM: categorical inputs, numbers, intercept, added in this order. */
export class LinearPredictor {
  /** `[numericCount]`: what a missing number becomes. */
  private readonly means: Float64Array;

  constructor(private readonly model: GlmModel) {
    this.means = new Float64Array(model.blocks.numericCount).fill(Number.NaN);
    if (model.imputation !== null) this.means.set(model.imputation.means);
  }

  /** Of every row, with the block of coefficients that begins at `base`. */
  predict(base: number, target: PredictorTarget): void {
    const { count } = target.rows;
    if (count < fewRows) for (let r = 0; r < count; r++) target.eta[r] = this.predictRow(base, target, r);
    else this.predictRows(base, target);
  }

  private predictRow(base: number, { rows, scores }: PredictorTarget, r: number): number {
    const { means } = this;
    const { coefficients, blocks } = this.model;
    const { categoricalCount, numericCount } = blocks;
    let eta = 0;
    for (let i = 0; i < categoricalCount; i++) {
      eta += this.levelTerm(base, i, rows.columns[i][r]);
      if (this.model.imputation === null && Number.isNaN(rows.columns[i][r])) scores.failures[r] ||= missingLevel;
    }
    const start = base + blocks.offsets[categoricalCount];
    for (let j = 0; j < numericCount; j++) {
      const value = rows.columns[categoricalCount + j][r];
      eta += coefficients[start + j] * (Number.isNaN(value) ? means[j] : value);
    }
    return eta + coefficients[start + numericCount];
  }

  private predictRows(base: number, { eta, rows, scores }: PredictorTarget): void {
    const { count } = rows;
    const { coefficients, blocks, imputation } = this.model;
    const { categoricalCount, numericCount } = blocks;
    eta.fill(0, 0, count);
    for (let i = 0; i < categoricalCount; i++) {
      const column = rows.columns[i];
      for (let r = 0; r < count; r++) eta[r] += this.levelTerm(base, i, column[r]);
      if (imputation !== null) continue;
      for (let r = 0; r < count; r++) if (Number.isNaN(column[r])) scores.failures[r] ||= missingLevel;
    }
    const start = base + blocks.offsets[categoricalCount];
    for (let j = 0; j < numericCount; j++) {
      const coefficient = coefficients[start + j];
      const mean = this.means[j];
      const column = rows.columns[categoricalCount + j];
      for (let r = 0; r < count; r++) eta[r] += coefficient * (Number.isNaN(column[r]) ? mean : column[r]);
    }
    const intercept = coefficients[start + numericCount];
    for (let r = 0; r < count; r++) eta[r] += intercept;
  }

  /** What the level of the categorical input `i` adds. */
  private levelTerm(base: number, i: number, level: number): number {
    const { blocks, coefficients, imputation } = this.model;
    const from = blocks.offsets[i];
    const known = imputation !== null && Number.isNaN(level) ? imputation.levels[i] : level;
    const place = Math.trunc(known) - (blocks.usesAllLevels ? 0 : 1) + from;
    return place >= from && place < blocks.offsets[i + 1] ? coefficients[base + place] : 0;
  }
}
