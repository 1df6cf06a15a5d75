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
    if (this.mode === 'strict') failures[row] ||= badNumber;
    return Number.NaN;
  }

  private readLevel(cell: string | number, failures: Uint8Array, row: number): number {
    if (typeof cell === 'number') {
      if (!Number.isNaN(cell)) failures[row] ||= badType;
      return Number.NaN;
    }
    const level = this.levels?.get(cell) ?? this.levels?.get(`${this.column.name}.${cell}`);
    if (level !== undefined) return level;
    if (this.mode === 'strict') failures[row] ||= badLevel;
    return Number.NaN;
  }
}
