import type { MojoModel, Word2VecModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import { formatJavaDouble, formatJavaFloat } from '../numbers/format-java-double.js';
import { createScorer, isTableModel } from '../scoring/create-scorer.js';
import { glmContributions, hasContributions, type InputContribution } from '../scoring/glm-contributions.js';
import { meanVector } from '../scoring/mean-vector.js';
import { createScoredRows, type InputRows, rowErrors, type ScoredRows, type Scorer } from '../scoring/scorer.js';
import { type CellValue, InputReader, type RowMode } from './input-reader.js';
import type { DecimalMark } from './parse-number.js';
import { requireOnce } from './require-once.js';

/** What a table says of itself. */
export interface TableShape {
  /** Those that the model does not know are left aside. */
  readonly columns: readonly string[];
  /** Left out: a point. */
  readonly decimalMark?: DecimalMark;
}

export interface TableOptions extends TableShape {
  readonly mode: RowMode;
}

/** A row's cells, by column. */
export type RowCells = readonly CellValue[];

const batchRows = 4096;

/** Whether genmodel adds the offset that the model was trained with; of other models it takes none. */
const appliesOffset = ({ algorithm }: MojoModel): boolean => algorithm === 'glm' || algorithm === 'gbm';

/** A word vector's values as a scorer's. */
function createTextScorer(model: Word2VecModel): Scorer {
  return {
    outputs: Array.from({ length: model.vectorSize }, (_, i) => `v${i}`),
    labels: null,
    hasIndex: false,
    score: () => undefined,
  };
}

/** Scores the rows of a table in batches. Buffers are used again: what a batch gave is gone with the next. */
export class TableScorer {
  readonly outputs: readonly string[];
  readonly labels: readonly string[] | null;
  readonly hasIndex: boolean;
  readonly scores: ScoredRows;
  private readonly columns: readonly string[];
  private readonly scorer: Scorer;
  private readonly readers: readonly { readonly reader: InputReader; readonly place: number }[];
  private readonly inputs: readonly Float64Array[];
  private readonly offsets: Float64Array | null;
  private readonly offsetReader: InputReader;
  private readonly offsetPlace: number;

  constructor(
    private readonly model: MojoModel,
    { columns, mode, decimalMark = '.' }: TableOptions,
  ) {
    this.columns = columns;
    const names = model.inputs.map(({ name }) => name);
    requireOnce(columns, model.offsetColumn === null ? names : [...names, model.offsetColumn]);
    this.scorer = isTableModel(model) ? createScorer(model) : createTextScorer(model);
    this.outputs = this.scorer.outputs;
    this.labels = this.scorer.labels;
    this.hasIndex = this.scorer.hasIndex;
    this.readers = model.inputs.map((input) => ({
      reader: new InputReader(input, mode, decimalMark),
      place: isTableModel(model) ? columns.indexOf(input.name) : findTextColumn(model, columns),
    }));
    this.offsetPlace = model.offsetColumn === null ? -1 : columns.indexOf(model.offsetColumn);
    this.scores = createScoredRows(this.scorer, batchRows);
    this.inputs = model.inputs.map(() => new Float64Array(batchRows));
    this.offsets = this.offsetPlace === -1 ? null : new Float64Array(batchRows);
    this.offsetReader = new InputReader({ name: 'offset', levels: null }, mode, decimalMark);
  }

  /** What follows from the columns that the model knows and the table lacks, or that it does not use. Throws MojoError where it has no input. */
  warnOfAbsentColumns(): string[] {
    const { model, columns } = this;
    const absent = model.inputs.filter((_, i) => this.readers[i].place === -1).map(({ name }) => name);
    if (absent.length === model.inputs.length) {
      const message = `The table has none of the model's inputs: ${listNames(absent)}. Its columns are ${listNames(columns)}.`;
      throw new MojoError('NOT_SUPPORTED', message);
    }
    const named = listNames(absent, columns);
    const warnings = absent.length === 0 ? [] : [`The table has no column ${named}; missing in every row.`];
    const { offsetColumn: offset } = model;
    if (offset !== null && !appliesOffset(model)) {
      return [
        ...warnings,
        `The model was trained with the offset "${offset}", which H2O's zip of a ${model.algorithm} model does not apply.`,
      ];
    }
    if (offset === null || this.offsetPlace !== -1) return warnings;
    return [...warnings, `The table has no column "${offset}", the model's offset; it counts as 0 in every row.`];
  }

  /** What lenient mode took for missing in all rows so far, a sentence for each input. */
  warnOfIgnoredCells(): string[] {
    return this.readers.flatMap(({ reader }) => reader.warning ?? []);
  }

  /** Scores these rows, at most 4,096; they are in `scores` until the next call. */
  score(rows: readonly RowCells[]): ScoredRows {
    const { scores, inputs, offsets } = this;
    // A loop, as a call of `fill` would cost a single row more than its scores.
    for (let r = 0; r < rows.length; r++) scores.failures[r] = 0;
    if (!isTableModel(this.model)) return this.scoreTexts(this.model, rows);
    for (let i = 0; i < this.readers.length; i++) {
      const { reader, place } = this.readers[i];
      const column = inputs[i];
      if (place === -1) column.fill(Number.NaN, 0, rows.length);
      else
        for (let r = 0; r < rows.length; r++) {
          const cell = rows[r][place];
          // Most cells are numbers for a number: they are taken as they are, without boxing.
          column[r] =
            reader.isNumeric && typeof cell === 'number' ? cell : reader.read(cell ?? null, scores.failures, r);
        }
    }
    if (offsets !== null) for (let r = 0; r < rows.length; r++) offsets[r] = this.readOffset(rows, r);
    const batch: InputRows = { count: rows.length, columns: inputs, offsets };
    this.scorer.score(batch, scores);
    return scores;
  }

  /** A missing offset counts as 0. */
  private readOffset(rows: readonly RowCells[], r: number): number {
    const value = this.offsetReader.read(rows[r][this.offsetPlace] ?? null, this.scores.failures, r);
    return Number.isNaN(value) ? 0 : value;
  }

  private scoreTexts(model: Word2VecModel, rows: readonly RowCells[]): ScoredRows {
    const [{ place }] = this.readers;
    for (const [r, row] of rows.entries()) {
      const vector = meanVector(model, String(row[place] ?? '').split(' '));
      for (const [i, values] of this.scores.values.entries()) values[r] = vector[i];
    }
    return this.scores;
  }

  /** What went wrong with a row of the last batch; null where it was scored. */
  errorOf(row: number): string | null {
    return rowErrors[this.scores.failures[row] - 1] ?? null;
  }

  /** The label of a row of the last batch; null where it has none. */
  labelOf(row: number): string | null {
    return this.labels?.[this.scores.indices[row]] ?? null;
  }

  /** What each input adds to the linear predictor of a row of the last batch; none where there is no single one. */
  contributionsOf(row: number): InputContribution[] {
    const { model, inputs } = this;
    if (model.algorithm !== 'glm' || !hasContributions(model)) return [];
    return glmContributions(
      model,
      inputs.map((column) => column[row]),
    );
  }

  /** A value in Java's text form. */
  format(value: number): string {
    return isTableModel(this.model) ? formatJavaDouble(value) : formatJavaFloat(value);
  }
}

const mostListed = 10;

/** @param known among which a name may stand in other letters */
function listNames(names: readonly string[], known: readonly string[] = []): string {
  const listed = names.slice(0, mostListed).map((name) => {
    const like = known.find((other) => other.toLowerCase() === name.toLowerCase());
    return like === undefined ? `"${name}"` : `"${name}" (it has "${like}")`;
  });
  return `${listed.join(', ')}${names.length > mostListed ? ` and ${names.length - mostListed} more` : ''}`;
}

/** The column with the text: named as the model's input, `sentence`, or the only one. */
function findTextColumn(model: Word2VecModel, columns: readonly string[]): number {
  const named = columns.findIndex((name) => name === model.inputs[0]?.name || name === 'sentence');
  return named === -1 && columns.length === 1 ? 0 : named;
}
