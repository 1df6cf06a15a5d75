import type { Corpus, DocumentLabels, LearnerDocument } from '@classmark/learner';
import type { SparseRows } from '@classmark/math';
import type { TermRows } from '@classmark/text';
import { addDocument } from '../features/parts.js';
import { hasKnownCell } from '../features/survey.js';

/** Some consecutive documents with a known cell: their rows, and `labels[i]` of row i. */
export interface RowBlock {
  readonly rows: SparseRows;
  readonly labels: readonly DocumentLabels[];
  /** How many blocks, and how many documents with a known cell, came before it in the pass. */
  readonly number: number;
  readonly first: number;
}

/** Where a block ends. */
export interface BlockLimits {
  readonly entries: number;
  readonly rows: number;
}

/** What makes a block's rows, given which block of the pass it is: not the same for two blocks in use at once. */
export type RowsForBlock = (number: number) => TermRows;

/** Told of each document that becomes a row, with its place among those with a known cell. */
export type NoteDocument = (document: LearnerDocument, place: number) => void;

/** Where in a pass to begin: behind so many blocks and documents with a known cell. */
export interface PassStart {
  readonly blocks: number;
  readonly documents: number;
}

const beginning: PassStart = { blocks: 0, documents: 0 };

/**
 * A corpus as rows, block by block. Blocks end by size alone, so how the corpus is cut into chunks does not matter.
 * A corpus that fits in one block is read and made into rows once and kept.
 */
export class RowPool {
  private whole: RowBlock | null = null;

  constructor(
    private readonly corpus: Corpus,
    private readonly rowsFor: RowsForBlock,
    private readonly limits: BlockLimits,
    private readonly note: NoteDocument = () => {},
  ) {}

  /** One pass. A block is valid until its rows' maker is used again. Throws the signal's reason when aborted. */
  async *blocks(signal: AbortSignal, start: PassStart = beginning): AsyncGenerator<RowBlock> {
    if (this.whole) {
      yield this.whole;
      return;
    }
    let block = new OpenBlock(this.rowsFor(start.blocks), start.blocks, start.documents);
    let toSkip = start.documents;
    for await (const { documents, labels } of this.corpus()) {
      signal.throwIfAborted();
      for (const [i, document] of documents.entries()) {
        const known = labels[i];
        if (!known || !hasKnownCell(known) || toSkip-- > 0) continue;
        if (block.isFull(this.limits)) {
          yield block.close();
          block = block.next(this.rowsFor);
        }
        this.note(document, block.first + block.labels.length);
        addDocument(block.rows, document);
        block.labels.push(known);
      }
    }
    const last = block.close();
    if (last.first === 0) this.whole = last;
    if (last.labels.length > 0) yield last;
  }
}

/** A block that is being filled. */
class OpenBlock {
  readonly labels: DocumentLabels[] = [];

  constructor(
    readonly rows: TermRows,
    private readonly number: number,
    readonly first: number,
  ) {
    rows.clear();
  }

  isFull({ entries, rows }: BlockLimits): boolean {
    return this.rows.entries >= entries || this.rows.rows >= rows;
  }

  close(): RowBlock {
    return { rows: this.rows.view(), labels: this.labels, number: this.number, first: this.first };
  }

  next(rowsFor: RowsForBlock): OpenBlock {
    return new OpenBlock(rowsFor(this.number + 1), this.number + 1, this.first + this.labels.length);
  }
}
