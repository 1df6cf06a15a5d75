import { type SparseRows, SparseRowsBuilder } from '@classmark/math';
import { scanWords, Words } from '../words.js';
import type { BlockCounter } from './block-counter.js';
import { CharacterRunCache } from './character-runs.js';
import type { DocumentTexts } from './document-texts.js';
import { type FeatureBlock, textsOf } from './feature-blocks.js';
import { HashIndex } from './hash-index.js';

/** Counts runs of characters within words. */
export class CharacterCounter implements BlockCounter {
  private readonly builder = new SparseRowsBuilder(2 ** 32);
  private readonly counts = new DocumentCounts();
  private readonly words = new Words();
  private readonly cache = new CharacterRunCache();

  constructor(private readonly block: FeatureBlock) {}

  get entries(): number {
    return this.builder.entries;
  }

  add(document: DocumentTexts): void {
    this.counts.clear();
    for (const text of textsOf(this.block, document)) this.countText(text.normalize('NFC'));
    this.builder.push(this.counts.hashes, this.counts.counts, this.counts.size);
  }

  view(): SparseRows {
    return this.builder.view();
  }

  clear(): void {
    this.builder.clear();
  }

  private countText(text: string): void {
    scanWords(text, this.words);
    const { count, starts, ends, hashes } = this.words;
    for (let i = 0; i < count; i++) {
      const runs = this.cache.numbersOf(text, starts[i], ends[i], hashes[i]);
      for (let r = 0; r < runs.length; r++) this.counts.add(runs[r]);
    }
  }
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
    this.counts[place] += 1;
  }
}
