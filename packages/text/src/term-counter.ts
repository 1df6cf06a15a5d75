import { CharacterRunCache } from './blocks/character-runs.js';
import { type CountedTerms, createWordReader, hashPair, hashRun } from './terms.js';

/**
 * Counts a document's terms by hashed column. After `count`, the first `size` entries of `buckets` are the document's
 * distinct columns in order of first use, those of `counts` how often each occurs (with signs, their sum), and those of `wordMarks` which of 32
 * kinds of words (neither pairs nor runs of characters) fell into it; all are overwritten by the next.
 */
export class TermCounter {
  size = 0;
  buckets: Uint32Array = new Uint32Array(1024);
  counts: Int32Array = new Int32Array(1024);
  wordMarks: Uint32Array = new Uint32Array(1024);
  private readonly mask: number;
  /** Open addressing over the document's columns, at most half full: one more than a column's place, or 0. */
  private places = new Uint32Array(2048);
  /** Where in `places` each distinct column stands. */
  private slots = new Uint32Array(1024);
  private readonly read: ReturnType<typeof createWordReader>;
  private readonly readAll = createWordReader('none');
  private readonly runs = new CharacterRunCache();

  constructor(private readonly options: CountedTerms) {
    this.mask = 2 ** options.bits - 1;
    this.read = createWordReader(options.stopWords);
  }

  /** Counts over all parts of a document; no pair reaches from one part into the next. */
  count(parts: readonly string[]): void {
    for (let i = 0; i < this.size; i++) this.places[this.slots[i]] = 0;
    this.size = 0;
    for (const part of parts) {
      const text = part.normalize('NFC');
      this.countPart(text);
      if (this.options.characters === true) this.countRuns(text);
    }
  }

  private countPart(text: string): void {
    const { count, hashes } = this.read(text);
    const { maxWords, minWords = 1 } = this.options;
    let previous = 0;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i];
      if (minWords === 1) this.add(hash, markOf(hash));
      if (maxWords === 2 && i > 0) this.add(hashPair(previous, hash), 0);
      previous = hash;
    }
  }

  private countRuns(text: string): void {
    const { count, starts, ends, hashes } = this.readAll(text);
    for (let i = 0; i < count; i++) {
      const runs = this.runs.numbersOf(text, starts[i], ends[i], hashes[i]);
      for (let r = 0; r < runs.length; r++) this.add(hashRun(runs[r]), 0);
    }
  }

  private add(hash: number, wordMark: number): void {
    const bucket = (hash & this.mask) >>> 0;
    const sign = this.options.signed === true && hash < 0 ? -1 : 1;
    const slot = this.slotOf(bucket);
    const place = this.places[slot] - 1;
    if (place >= 0) {
      this.counts[place] += sign;
      this.wordMarks[place] |= wordMark;
      return;
    }
    this.buckets[this.size] = bucket;
    this.counts[this.size] = sign;
    this.wordMarks[this.size] = wordMark;
    this.slots[this.size] = slot;
    this.size += 1;
    this.places[slot] = this.size;
    if (this.size === this.buckets.length) this.grow();
  }

  /** Where a column's place stands, or is to stand. */
  private slotOf(bucket: number): number {
    const { places, buckets } = this;
    const last = places.length - 1;
    let slot = bucket & last;
    for (;;) {
      const place = places[slot];
      if (place === 0 || buckets[place - 1] === bucket) return slot;
      slot = (slot + 1) & last;
    }
  }

  private grow(): void {
    const length = 2 * this.buckets.length;
    this.buckets = grown(this.buckets, new Uint32Array(length));
    this.counts = grown(this.counts, new Int32Array(length));
    this.wordMarks = grown(this.wordMarks, new Uint32Array(length));
    this.places = new Uint32Array(2 * this.places.length);
    this.slots = new Uint32Array(this.buckets.length);
    for (let i = 0; i < this.size; i++) {
      const slot = this.slotOf(this.buckets[i]);
      this.slots[i] = slot;
      this.places[slot] = i + 1;
    }
  }
}

function grown<T extends Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** One of 32 bits by the highest five of a hash, which no column is told by. */
function markOf(hash: number): number {
  return 1 << (hash >>> 27);
}
