import type { DeletedDocument, ImportBatch } from '@classmark/database';
import { type PreparedDocument, type PrepareTools, prepareDocument, type RowProblem } from '@classmark/domain';
import { type HarvestedRow, toRowProblem } from '@classmark/harvest';

/** Rows of a batch: as many as a transaction moves well, fewer where texts are long. */
const maxRows = 1_000;
const maxCharacters = 8_000_000;

export interface BatchOptions {
  readonly source: string;
  readonly tools: PrepareTools;
  /** Rows up to this line were written before. */
  readonly afterLine: number;
}

/** Prepares the rows of a file and groups them, in memory that does not grow with the file. */
export async function* readBatches(
  rows: AsyncIterable<HarvestedRow> | Iterable<HarvestedRow>,
  { source, tools, afterLine }: BatchOptions,
): AsyncGenerator<ImportBatch> {
  const prepare = (row: HarvestedRow): PreparedRow => {
    if ('deletedId' in row) return { line: row.line, externalId: row.deletedId, isDeleted: true };
    return 'record' in row ? prepareDocument(source, row, tools) : toRowProblem(row);
  };
  let batch = new OpenBatch();
  for await (const row of rows) {
    if (row.line <= afterLine) continue;
    batch.add(row.line, prepare(row));
    if (batch.isFull) {
      yield batch;
      batch = new OpenBatch();
    }
  }
  if (batch.lastLine > 0) yield batch;
}

type PreparedRow = PreparedDocument | RowProblem | (DeletedDocument & { readonly isDeleted: true });

class OpenBatch implements ImportBatch {
  readonly documents: PreparedDocument[] = [];
  readonly problems: RowProblem[] = [];
  readonly deletions: DeletedDocument[] = [];
  lastLine = 0;
  private characters = 0;

  get isFull(): boolean {
    const rows = this.documents.length + this.problems.length + this.deletions.length;
    return rows >= maxRows || this.characters >= maxCharacters;
  }

  add(line: number, row: PreparedRow): void {
    this.lastLine = line;
    if ('isDeleted' in row) {
      this.deletions.push(row);
    } else if ('code' in row) {
      this.problems.push(row);
    } else {
      this.documents.push(row);
      this.characters += row.rawText.length;
    }
  }
}
