import type { BlockCounter } from './block-counter.js';
import type { ColumnCounter } from './column-counter.js';
import { createBlockCounter } from './create-block-counter.js';
import type { DocumentTexts } from './document-texts.js';
import type { FeatureBlock } from './feature-blocks.js';
import type { HashIndex } from './hash-index.js';

/** What counts a document's terms holds nothing of a model, so models that count alike share it. */
const counters = new Map<string, BlockCounter>();

function counterFor(block: FeatureBlock): BlockCounter {
  const key = [block.source, block.kind, block.stopWords].join();
  const counter = counters.get(key) ?? createBlockCounter(block);
  counters.set(key, counter);
  return counter;
}

/** Counts terms by their hashes, and finds the columns of these. */
export class HashedColumns implements ColumnCounter {
  columns: Uint32Array = new Uint32Array(1024);
  counts: Float32Array = new Float32Array(1024);
  size = 0;
  private readonly counter: BlockCounter;

  /** @param index numbers the hashes that have columns */
  constructor(
    block: FeatureBlock,
    private readonly index: HashIndex,
  ) {
    this.counter = counterFor(block);
  }

  count(document: DocumentTexts): void {
    this.counter.clear();
    this.counter.add(document);
    const { indices: hashes, values: counts } = this.counter.view();
    if (hashes.length > this.columns.length) {
      this.columns = new Uint32Array(2 * hashes.length);
      this.counts = new Float32Array(2 * hashes.length);
    }
    this.size = 0;
    for (let e = 0; e < hashes.length; e++) {
      const column = this.index.find(hashes[e]);
      if (column < 0) continue;
      this.columns[this.size] = column;
      this.counts[this.size] = counts[e];
      this.size += 1;
    }
  }
}
