import { logarithmOf } from '../weighting.js';
import type { BlockCounter } from './block-counter.js';
import { createBlockCounter } from './create-block-counter.js';
import type { DocumentTexts } from './document-texts.js';
import {
  type BlockModel,
  countColumns,
  type FeatureBlock,
  type FittedBlock,
  inverseFrequencies,
} from './feature-blocks.js';
import { HashIndex } from './hash-index.js';

/** What counts a document's terms holds nothing of a model, so models that count alike share it. */
const counters = new Map<string, BlockCounter>();

function counterFor(block: FeatureBlock): BlockCounter {
  const key = [block.source, block.kind, block.stopWords].join();
  const counter = counters.get(key) ?? createBlockCounter(block);
  counters.set(key, counter);
  return counter;
}

/** A block that makes its part of a document's row. */
export class BlockPart {
  readonly index: HashIndex;
  readonly factors: Float64Array;
  private readonly counter: BlockCounter;

  /** @param firstColumn how many columns the blocks before have */
  constructor(
    readonly block: FittedBlock,
    readonly firstColumn: number,
    documents: number,
  ) {
    this.index = new HashIndex(block.hashes.length);
    for (const hash of block.hashes) this.index.number(hash);
    this.factors = inverseFrequencies(block, documents);
    this.counter = counterFor(block);
  }

  /** The hashes and counts of a document's terms, valid until the next document's. */
  count(document: DocumentTexts) {
    this.counter.clear();
    this.counter.add(document);
    return this.counter.view();
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
    const { index, factors, firstColumn, block } = part;
    const { indices: hashes, values: counts } = part.count(document);
    const start = this.size;
    if (start + hashes.length > this.columns.length) this.grow(start + hashes.length);
    const { columns, values } = this;
    let end = start;
    let squares = 0;
    for (let e = 0; e < hashes.length; e++) {
      const column = index.find(hashes[e]);
      if (column < 0) continue;
      const value = logarithmOf(counts[e]) * factors[column];
      columns[end] = firstColumn + column;
      values[end] = value;
      squares += value * value;
      end += 1;
    }
    this.size = end;
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
