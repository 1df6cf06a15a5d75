/** A table with every row as it stands, empty ones too. */
export interface Table extends AsyncDisposable {
  readonly columns: readonly string[];
  /** What stands before the decimals of its numbers. */
  readonly decimalMark: '.' | ',';
  /** What the owner of the table should know, as sentences. */
  readonly warnings: readonly string[];
  /** How many rows there are, where the file says so. */
  readonly rowCount: number | null;
  /** The rows in batches, each with a cell for every column; null is a missing value. */
  readonly batches: AsyncIterable<readonly TableRow[]>;
}

export type TableRow = readonly (string | null)[];
