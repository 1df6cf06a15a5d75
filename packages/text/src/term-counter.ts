import { createWordReader, hashPair, type TermOptions } from './terms.js';

/**
 * Counts a document's terms by hashed column. After `count`, the first `size` entries of `buckets` are the document's
 * distinct columns in order of first use, those of `counts` how often each occurs, and those of `wordMarks` which of 32
 * kinds of words (not pairs) fell into it; all are overwritten by the next.
 */
export class TermCounter {
  size = 0;
  buckets: Uint32Array = new Uint32Array(1024);
  counts: Uint32Array = new Uint32Array(1024);
  wordMarks: Uint32Array = new Uint32Array(1024);
  private readonly mask: number;
  /** One more than a column's place in `buckets`, or 0. */
  private readonly places: Uint32Array;
  private readonly read: ReturnType<typeof createWordReader>;

  constructor(private readonly options: TermOptions) {
    this.mask = 2 ** options.bits - 1;
    this.places = new Uint32Array(2 ** options.bits);
    this.read = createWordReader(options.stopWords);
  }

  /** Counts over all parts of a document; no pair reaches from one part into the next. */
  count(parts: readonly string[]): void {
    for (let i = 0; i < this.size; i++) this.places[this.buckets[i] ?? 0] = 0;
    this.size = 0;
    for (const part of parts) this.countPart(part.normalize('NFC'));
  }

  private countPart(text: string): void {
    const { count, hashes } = this.read(text);
    const pairs = this.options.maxWords === 2;
    let previous = 0;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] ?? 0;
      this.add(hash, markOf(hash));
      if (pairs && i > 0) this.add(hashPair(previous, hash), 0);
      previous = hash;
    }
  }

  private add(hash: number, wordMark: number): void {
    const bucket = hash & this.mask;
    const place = this.places[bucket] ?? 0;
    if (place > 0) {
      this.counts[place - 1] = (this.counts[place - 1] ?? 0) + 1;
      this.wordMarks[place - 1] = (this.wordMarks[place - 1] ?? 0) | wordMark;
      return;
    }
    if (this.size === this.buckets.length) this.grow();
    this.buckets[this.size] = bucket;
    this.counts[this.size] = 1;
    this.wordMarks[this.size] = wordMark;
    this.size += 1;
    this.places[bucket] = this.size;
  }

  private grow(): void {
    const { buckets, counts, wordMarks } = this;
    this.buckets = new Uint32Array(2 * buckets.length);
    this.counts = new Uint32Array(2 * counts.length);
    this.wordMarks = new Uint32Array(2 * wordMarks.length);
    this.buckets.set(buckets);
    this.counts.set(counts);
    this.wordMarks.set(wordMarks);
  }
}

/** One of 32 bits by the highest five of a hash, which no column is told by. */
function markOf(hash: number): number {
  return 1 << (hash >>> 27);
}
