import { type SparseRows, SparseRowsBuilder } from '@classmark/math';
import { createWordReader, hashPair } from '../terms.js';
import type { BlockCounter, DocumentTexts } from './block-counter.js';
import { CharacterRunCache } from './character-runs.js';
import { type FeatureBlock, textsOf } from './feature-blocks.js';
import { HashIndex } from './hash-index.js';

/** Adds the terms of one text in normal form C to the document's. */
type CountText = (text: string, document: DocumentCounts) => void;

/** Counts pairs of words or runs of characters. */
export class PlainBlockCounter implements BlockCounter {
  private readonly builder = new SparseRowsBuilder(2 ** 32);
  private readonly counts = new DocumentCounts();
  private readonly countText: CountText;

  constructor(private readonly block: FeatureBlock) {
    this.countText = block.kind === 'characters' ? countCharacterRuns() : countPairs(block);
  }

  add(document: DocumentTexts): void {
    this.counts.clear();
    for (const text of textsOf(this.block, document)) this.countText(text.normalize('NFC'), this.counts);
    this.builder.push(this.counts.hashes, this.counts.counts, this.counts.size);
  }

  view(): SparseRows {
    return this.builder.view();
  }

  clear(): void {
    this.builder.clear();
  }
}

function countPairs({ stopWords }: FeatureBlock): CountText {
  const read = createWordReader(stopWords);
  return (text, document) => {
    const { count, hashes } = read(text);
    for (let i = 1; i < count; i++) document.add(hashPair(hashes[i - 1] ?? 0, hashes[i] ?? 0) >>> 0);
  };
}

function countCharacterRuns(): CountText {
  const read = createWordReader('none');
  const cache = new CharacterRunCache();
  return (text, document) => {
    const { count, starts, ends, hashes } = read(text);
    for (let i = 0; i < count; i++) {
      const runs = cache.hashesOf(text, starts[i] ?? 0, ends[i] ?? 0, hashes[i] ?? 0);
      for (let r = 0; r < runs.length; r++) document.add(runs[r] ?? 0);
    }
  };
}

/** A document's distinct hashes and how often each occurs. */
class DocumentCounts {
  counts: Float32Array = new Float32Array(1024);
  private readonly index = new HashIndex();

  get hashes(): Uint32Array {
    return this.index.view();
  }

  get size(): number {
    return this.index.size;
  }

  clear(): void {
    this.counts.fill(0, 0, this.size);
    this.index.clear();
  }

  add(hash: number): void {
    const place = this.index.number(hash);
    if (place >= this.counts.length) {
      const counts = new Float32Array(2 * this.counts.length);
      counts.set(this.counts);
      this.counts = counts;
    }
    this.counts[place] = (this.counts[place] ?? 0) + 1;
  }
}
