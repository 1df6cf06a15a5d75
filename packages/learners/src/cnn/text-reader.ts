import type { LearnerDocument } from '@classmark/learner';
import { foldWord, HashIndex, scanWords, Words } from '@classmark/text';
import { partsOf } from '../features/parts.js';

const found = new Words();

/** Calls `each` with the hash of every word of a document, title first, and with a function that gives the word itself. */
export function eachWord(
  document: Pick<LearnerDocument, 'title' | 'text'>,
  each: (hash: number, word: () => string) => void,
): void {
  for (const part of partsOf(document)) {
    const normal = part.normalize('NFC');
    scanWords(normal, found);
    for (let i = 0; i < found.count; i++) {
      each(found.hashes[i] >>> 0, () => foldWord(normal.slice(found.starts[i], found.ends[i])));
    }
  }
}

/** Reads texts as places of known words. */
export class TextReader {
  private readonly index: HashIndex;

  /** @param hashes of the known words, distinct */
  constructor(hashes: Uint32Array) {
    this.index = new HashIndex(hashes.length);
    for (const hash of hashes) this.index.number(hash);
  }

  knows(hash: number): boolean {
    return this.index.find(hash >>> 0) >= 0;
  }

  read(document: Pick<LearnerDocument, 'title' | 'text'>, mostWords: number): Uint32Array {
    const places: number[] = [];
    eachWord(document, (hash) => {
      const place = this.index.find(hash);
      if (place >= 0 && places.length < mostWords) places.push(place);
    });
    return Uint32Array.from(places);
  }

  /** The words of a document by their places. */
  names(document: Pick<LearnerDocument, 'title' | 'text'>): Map<number, string> {
    const names = new Map<number, string>();
    eachWord(document, (hash, word) => {
      const place = this.index.find(hash);
      if (place >= 0 && !names.has(place)) names.set(place, word());
    });
    return names;
  }
}
