import type { Corpus, DocumentLabels, LearnerDocument } from '@classmark/learner';
import type { SparseRows } from '@classmark/math';
import { hasKnownCell } from '../features/survey.js';

/** Some consecutive documents with a known cell: their rows, and `labels[i]` of row i. */
export interface RowBlock<Rows = SparseRows> {
  readonly rows: Rows;
  readonly labels: readonly DocumentLabels[];
  /** How many blocks, and how many documents with a known cell, came before it in the pass. */
  readonly number: number;
  readonly first: number;
}

/** Where a block ends: with the document that makes it so large. */
export interface BlockLimits {
  /** Of the texts in UTF-8. */
  readonly bytes: number;
  readonly rows: number;
}

/** What a block's documents are put in. */
export interface BlockContents<Rows> {
  clear(): void;
  add(document: LearnerDocument): void;
  /** Of the documents since `clear`, valid until it is called again. */
  view(): Rows;
}

/** What a block is put in, given which of the pass it is: not the same for two blocks in use at once. */
export type ContentsFor<Rows> = (number: number) => BlockContents<Rows>;

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
export class RowPool<Rows = SparseRows> {
  private whole: RowBlock<Rows> | null = null;

  constructor(
    private readonly corpus: Corpus,
    private readonly contentsFor: ContentsFor<Rows>,
    private readonly limits: BlockLimits,
    private readonly note: NoteDocument = () => {},
  ) {}

  /** One pass. A block is valid until what it was put in is used again. Throws the signal's reason when aborted. */
  async *blocks(signal: AbortSignal, start: PassStart = beginning): AsyncGenerator<RowBlock<Rows>> {
    if (this.whole) {
      yield this.whole;
      return;
    }
    let block = new OpenBlock(this.contentsFor(start.blocks), start.blocks, start.documents);
    let toSkip = start.documents;
    for await (const { documents, labels } of this.corpus()) {
      signal.throwIfAborted();
      for (const [i, document] of documents.entries()) {
        const known = labels[i];
        if (!known || !hasKnownCell(known) || toSkip-- > 0) continue;
        if (block.isFull(this.limits)) {
          yield block.close();
          block = block.next(this.contentsFor);
        }
        this.note(document, block.first + block.labels.length);
        block.add(document, known);
      }
    }
    const last = block.close();
    if (last.first === 0) this.whole = last;
    if (last.labels.length > 0) yield last;
  }
}

/** A block that is being filled. */
class OpenBlock<Rows> {
  readonly labels: DocumentLabels[] = [];
  private bytes = 0;

  constructor(
    private readonly contents: BlockContents<Rows>,
    private readonly number: number,
    readonly first: number,
  ) {
    contents.clear();
  }

  isFull({ bytes, rows }: BlockLimits): boolean {
    return this.bytes >= bytes || this.labels.length >= rows;
  }

  add(document: LearnerDocument, labels: DocumentLabels): void {
    this.contents.add(document);
    this.labels.push(labels);
    this.bytes += countBytes(document);
  }

  close(): RowBlock<Rows> {
    return { rows: this.contents.view(), labels: this.labels, number: this.number, first: this.first };
  }

  next(contentsFor: ContentsFor<Rows>): OpenBlock<Rows> {
    const number = this.number + 1;
    return new OpenBlock(contentsFor(number), number, this.first + this.labels.length);
  }
}

/** Asks for strings only where there are no bytes: they would be made for it. */
function countBytes(document: LearnerDocument): number {
  const { utf8 } = document;
  if (utf8) return utf8[0].length + utf8[1].length;
  return Buffer.byteLength(document.title) + Buffer.byteLength(document.text);
}
