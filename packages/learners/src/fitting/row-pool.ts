import type { Corpus, DocumentLabels } from '@classmark/learner';
import { type SparseRows, SparseRowsBuilder } from '@classmark/math';
import type { TfIdfRow } from '@classmark/text';
import { partsOf } from '../features/parts.js';
import { hasKnownCell } from '../features/survey.js';

/** Some consecutive documents with a known cell: their rows, and `labels[i]` of row i. */
export interface RowBlock {
  readonly rows: SparseRows;
  readonly labels: readonly DocumentLabels[];
}

/** Where a block ends. */
export interface BlockLimits {
  readonly entries: number;
  readonly rows: number;
}

/** About 16 MB of rows: some 5,000 abstracts with their word pairs. */
const defaultLimits: BlockLimits = { entries: 2_000_000, rows: 50_000 };

/**
 * A corpus as rows, block by block. Blocks end by size alone, so how the corpus is cut into chunks does not matter.
 * A corpus that fits in one block is read and made into rows once and kept; of a larger one no block outlives the next.
 */
export class RowPool {
  private readonly builder: SparseRowsBuilder;
  private labels: DocumentLabels[] = [];
  private whole: RowBlock | null = null;

  constructor(
    private readonly corpus: Corpus,
    private readonly row: TfIdfRow,
    private readonly limits: BlockLimits = defaultLimits,
  ) {
    this.builder = new SparseRowsBuilder(row.model.buckets.length, limits.entries);
  }

  /** One pass. A block is valid until the next is asked for. Throws the signal's reason when aborted. */
  async *blocks(signal: AbortSignal): AsyncGenerator<RowBlock> {
    if (this.whole) {
      yield this.whole;
      return;
    }
    this.clear();
    let emitted = 0;
    for await (const { documents, labels } of this.corpus()) {
      signal.throwIfAborted();
      for (let i = 0; i < documents.length; i++) {
        const [document, known] = [documents[i], labels[i]];
        if (!document || !known || !hasKnownCell(known)) continue;
        if (this.isFull()) {
          emitted += 1;
          yield this.block();
          this.clear();
        }
        this.row.fill(partsOf(document));
        this.builder.push(this.row.columns, this.row.values, this.row.size);
        this.labels.push(known);
      }
    }
    if (emitted === 0) this.whole = this.block();
    yield this.block();
  }

  private isFull(): boolean {
    return this.builder.entries >= this.limits.entries || this.builder.rows >= this.limits.rows;
  }

  private block(): RowBlock {
    return { rows: this.builder.view(), labels: this.labels };
  }

  private clear(): void {
    this.builder.clear();
    this.labels = [];
  }
}
