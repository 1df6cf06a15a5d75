import { logarithmOf } from '../weighting.js';
import { CharacterColumns } from './character-columns.js';
import type { ColumnCounter } from './column-counter.js';
import type { DocumentTexts } from './document-texts.js';
import { type BlockModel, countColumns, type FittedBlock, inverseFrequencies } from './feature-blocks.js';
import { HashIndex } from './hash-index.js';
import { HashedColumns } from './hashed-columns.js';

/** A block that makes its part of a document's row. */
export class BlockPart {
  readonly index: HashIndex;
  readonly factors: Float64Array;
  private readonly counter: ColumnCounter;

  /** @param firstColumn how many columns the blocks before have */
  constructor(
    readonly block: FittedBlock,
    readonly firstColumn: number,
    documents: number,
  ) {
    this.index = new HashIndex(block.hashes.length);
    for (const hash of block.hashes) this.index.number(hash);
    this.factors = inverseFrequencies(block, documents);
    const Counter = block.kind === 'characters' ? CharacterColumns : HashedColumns;
    this.counter = new Counter(block, this.index);
  }

  /** How often a document's terms occur, valid until the next document's. */
  count(document: DocumentTexts): ColumnCounter {
    this.counter.count(document);
    return this.counter;
  }
}

/**
 * Makes a document's row by fitted features, in float64. After `fill`, the first `size` entries of `columns` and
 * `values` are the row; the next `fill` overwrites them.
 */
export class BlockRow {
  size = 0;
  columns: Uint32Array = new Uint32Array(1024);
  values: Float64Array = new Float64Array(1024);
  readonly width: number;
  readonly parts: readonly BlockPart[];

  constructor(readonly model: BlockModel) {
    let firstColumn = 0;
    this.parts = model.blocks.map((block) => {
      const part = new BlockPart(block, firstColumn, model.documents);
      firstColumn += block.hashes.length;
      return part;
    });
    this.width = countColumns(model);
  }

  fill(document: DocumentTexts): void {
    this.size = 0;
    let length = 0;
    for (const part of this.parts) {
      const before = this.size;
      this.addPart(part, document);
      if (this.size > before) length += part.block.weight ** 2;
    }
    this.scale(0, 1 / Math.sqrt(length));
  }

  private addPart(part: BlockPart, document: DocumentTexts): void {
    const { factors, firstColumn, block } = part;
    const { columns: counted, counts, size } = part.count(document);
    const start = this.size;
    if (start + size > this.columns.length) this.grow(start + size);
    const { columns, values } = this;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      const column = counted[i];
      const count = counts[i];
      const value = count === 1 ? factors[column] : logarithmOf(count) * factors[column];
      columns[start + i] = firstColumn + column;
      values[start + i] = value;
      squares += value * value;
    }
    this.size = start + size;
    this.scale(start, block.weight / Math.sqrt(squares));
  }

  private scale(start: number, factor: number): void {
    const { values, size } = this;
    for (let i = start; i < size; i++) values[i] *= factor;
  }

  private grow(needed: number): void {
    const { columns, values } = this;
    this.columns = new Uint32Array(2 * needed);
    this.values = new Float64Array(2 * needed);
    this.columns.set(columns.subarray(0, this.size));
    this.values.set(values.subarray(0, this.size));
  }
}
