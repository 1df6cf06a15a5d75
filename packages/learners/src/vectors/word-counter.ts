import { HashIndex, scanWords, Words } from '@classmark/text';

const found = new Words();

/** Counts the words of a document that have a vector. */
export class WordCounter {
  private readonly index: HashIndex;
  private readonly counts = new Map<number, number>();

  /** @param hashes of the words */
  constructor(hashes: Uint32Array) {
    this.index = new HashIndex(hashes.length);
    for (const hash of hashes) this.index.number(hash);
  }

  /** A word's place, or -1 where it has no vector. */
  placeOf(hash: number): number {
    return this.index.find(hash);
  }

  /** How often each word occurs, by its place, in order of first use; valid until the next document. */
  count(texts: readonly string[]): ReadonlyMap<number, number> {
    const { counts, index } = this;
    counts.clear();
    for (const text of texts) {
      scanWords(text.normalize('NFC'), found);
      for (let i = 0; i < found.count; i++) {
        const place = index.find(found.hashes[i] >>> 0);
        if (place >= 0) counts.set(place, 1 + (counts.get(place) ?? 0));
      }
    }
    return counts;
  }
}
