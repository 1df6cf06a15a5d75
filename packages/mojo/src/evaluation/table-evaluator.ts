import type { MojoModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import { type DecimalMark, parseNumber } from '../rows/parse-number.js';
import { requireOnce } from '../rows/require-once.js';
import { type RowCells, TableScorer, type TableShape } from '../rows/table-scorer.js';
import { type ClassMetrics, measureClasses } from './measure-classes.js';
import { measureRegression, type RegressionMetrics } from './measure-regression.js';

/** Of a GLM: what its likelihood says. */
export interface LikelihoodMetrics {
  readonly residualDeviance: number;
  /** Null for families that it is not computed of. */
  readonly aic: number | null;
}

export type ModelMetrics = (ClassMetrics | RegressionMetrics) & {
  readonly likelihood: LikelihoodMetrics | null;
  /** Rows without a response, or with one that the model does not know. */
  readonly skipped: number;
  /** Other rows, which the model gives no score, or none that is a number. */
  readonly unscored: number;
};

function likelihoodOf(model: MojoModel, metrics: ClassMetrics | RegressionMetrics): LikelihoodMetrics | null {
  if (model.algorithm !== 'glm') return null;
  const { rows } = metrics;
  const perRow = metrics.kind === 'classes' ? 2 * metrics.logLoss : metrics.meanResidualDeviance;
  if (perRow === null) return null;
  const residualDeviance = rows * perRow;
  const rank = model.coefficients.filter((coefficient) => coefficient !== 0).length;
  if (model.family === 'binomial') return { residualDeviance, aic: residualDeviance + 2 * rank };
  if (model.family !== 'gaussian') return { residualDeviance, aic: null };
  const fit = rows * (Math.log((2 * Math.PI * residualDeviance) / rows) + 1);
  return { residualDeviance, aic: fit + 2 + 2 * rank };
}

function distributionOf(model: MojoModel): string {
  if (model.algorithm === 'glm') return model.family;
  return 'distribution' in model ? model.distribution : 'gaussian';
}

/** Scores labelled rows and measures the model by them, as H2O does: lenient about inputs. */
export class TableEvaluator {
  private readonly scorer: TableScorer;
  private readonly place: number;
  private readonly decimalMark: DecimalMark;
  private readonly levels: ReadonlyMap<string, number> | null;
  private readonly outputs: number[][];
  private readonly actual: number[] = [];
  private readonly predicted: number[] = [];
  private skipped = 0;
  private unscored = 0;
  /** The first response that the model does not know. */
  private firstUnknown: RowCells[number] = null;

  constructor(
    private readonly model: MojoModel,
    { columns, decimalMark = '.' }: TableShape,
    private readonly response: string,
  ) {
    this.scorer = new TableScorer(model, { columns, decimalMark, mode: 'lenient' });
    this.decimalMark = decimalMark;
    requireOnce(columns, [response]);
    this.place = columns.indexOf(response);
    if (this.place === -1) throw new MojoError('NOT_SUPPORTED', `The table has no column "${response}".`);
    if (!['Binomial', 'Multinomial', 'Ordinal', 'Regression'].includes(model.category)) {
      throw new MojoError('NOT_SUPPORTED', `A ${model.category} model has no response to be measured by.`);
    }
    const levels = model.response?.levels ?? null;
    this.levels = levels && new Map(levels.map((level, i) => [level, i]));
    this.outputs = this.scorer.outputs.map(() => []);
  }

  /** As a scorer's. */
  warnOfIgnoredCells(): string[] {
    return this.scorer.warnOfIgnoredCells();
  }

  /** As a scorer's. */
  warnOfAbsentColumns(): string[] {
    return this.scorer.warnOfAbsentColumns();
  }

  add(rows: readonly RowCells[]): void {
    const { values, indices } = this.scorer.score(rows);
    for (const [r, row] of rows.entries()) {
      const actual = this.readResponse(row[this.place] ?? null);
      if (Number.isNaN(actual)) {
        this.skipped += 1;
        this.firstUnknown ??= row[this.place] ?? null;
        continue;
      }
      if (this.scorer.errorOf(r) !== null || values.some((scores) => Number.isNaN(scores[r]))) {
        this.unscored += 1;
        continue;
      }
      this.actual.push(actual);
      this.predicted.push(indices[r]);
      for (let k = 0; k < values.length; k++) this.outputs[k].push(values[k][r]);
    }
  }

  private readResponse(cell: RowCells[number]): number {
    if (cell === null) return Number.NaN;
    if (this.levels === null)
      return typeof cell === 'number' ? cell : (parseNumber(cell, this.decimalMark) ?? Number.NaN);
    return this.levels.get(String(cell)) ?? Number.NaN;
  }

  /** Why no row could be measured. */
  private describeUnmeasured(): string {
    if (this.unscored > 0) return 'The model gives no row with a response that it knows a score.';
    const levels = this.model.response?.levels;
    const known = levels ? levels.slice(0, 5).map((level) => `"${level}"`) : ['a number'];
    const first = this.firstUnknown === null ? 'is empty' : `begins with "${String(this.firstUnknown).slice(0, 40)}"`;
    return `No row has a response that the model knows: ${known.join(', ')}. "${this.response}" ${first}.`;
  }

  finish(): ModelMetrics {
    const { model, actual, skipped, unscored } = this;
    if (actual.length === 0) throw new MojoError('NOT_SUPPORTED', this.describeUnmeasured());
    const outputs = this.outputs.map((values) => Float64Array.from(values));
    const metrics =
      model.classCount > 1
        ? measureClasses(outputs.slice(0, model.classCount), Uint32Array.from(actual), Int32Array.from(this.predicted))
        : measureRegression(outputs[0], Float64Array.from(actual), distributionOf(model));
    return { ...metrics, likelihood: likelihoodOf(model, metrics), skipped, unscored };
  }
}
