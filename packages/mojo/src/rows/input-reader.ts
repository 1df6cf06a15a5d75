import type { MojoColumn } from '../model/model.js';
import { failureOf } from '../scoring/scorer.js';
import { type DecimalMark, parseNumber } from './parse-number.js';

/** What becomes of an unknown level, or of a text that is no number: missing, or a failure of the row. */
export const rowModes = ['lenient', 'strict'] as const;
export type RowMode = (typeof rowModes)[number];

/** A cell of a row; null is missing. */
export type CellValue = string | number | null;

const badNumber = failureOf('PredictNumberFormatException');
const badLevel = failureOf('PredictUnknownCategoricalLevelException');
const badType = failureOf('PredictUnknownTypeException');

/** Reads the cells of one input as genmodel's EasyPredictModelWrapper does. */
export class InputReader {
  readonly isNumeric: boolean;
  /** Null where the input is numeric. */
  private readonly levels: ReadonlyMap<string, number> | null;
  /** Of the cells that came as missing though something is in them: how many, and the first. */
  private ignored = 0;
  private firstIgnored: string | null = null;

  constructor(
    private readonly column: MojoColumn,
    private readonly mode: RowMode,
    private readonly decimalMark: DecimalMark,
  ) {
    this.isNumeric = column.levels === null;
    // The first of equal levels counts.
    this.levels = column.levels && new Map(column.levels.map((level, i) => [level, i] as const).toReversed());
  }

  /** The model's value, NaN where it is missing. Where the row fails in strict mode, its failure is set. */
  read(cell: CellValue, failures: Uint8Array, row: number): number {
    if (cell === null) return Number.NaN;
    return this.levels === null ? this.readNumber(cell, failures, row) : this.readLevel(cell, failures, row);
  }

  private readNumber(cell: string | number, failures: Uint8Array, row: number): number {
    const value = typeof cell === 'number' ? cell : parseNumber(cell, this.decimalMark);
    if (value !== null) return value;
    return this.ignore(cell, badNumber, failures, row);
  }

  private readLevel(cell: string | number, failures: Uint8Array, row: number): number {
    if (typeof cell === 'number') {
      if (!Number.isNaN(cell)) failures[row] ||= badType;
      return Number.NaN;
    }
    const level = this.levels?.get(cell) ?? this.levels?.get(`${this.column.name}.${cell}`);
    if (level !== undefined) return level;
    return this.ignore(cell, badLevel, failures, row);
  }

  private ignore(cell: string | number, failure: number, failures: Uint8Array, row: number): number {
    if (this.mode === 'strict') failures[row] ||= failure;
    this.ignored += 1;
    this.firstIgnored ??= String(cell);
    return Number.NaN;
  }

  /** What lenient mode took for missing, in a sentence; null where all could be read. */
  get warning(): string | null {
    if (this.mode === 'strict' || this.firstIgnored === null) return null;
    const one = this.isNumeric ? 'a number' : 'a level of the model';
    const several = this.isNumeric ? 'numbers' : 'levels of the model';
    const example = this.firstIgnored.slice(0, 40);
    return this.ignored === 1
      ? `1 cell of "${this.column.name}" is not ${one} and counts as missing: "${example}".`
      : `${this.ignored} cells of "${this.column.name}" are not ${several} and count as missing, the first "${example}".`;
  }
}
