import { scanWords, Words } from '../words.js';
import { CharacterRunCache, hashCharacterRuns } from './character-runs.js';
import type { ColumnCounter } from './column-counter.js';
import type { DocumentTexts } from './document-texts.js';
import { type FittedBlock, textsOf } from './feature-blocks.js';
import type { HashIndex } from './hash-index.js';

/**
 * Counts runs of characters within words. Of each word the columns of its runs are kept, so that most runs are neither
 * hashed nor looked up.
 */
export class CharacterColumns implements ColumnCounter {
  columns: Uint32Array = new Uint32Array(1024);
  counts: Float32Array = new Float32Array(1024);
  size = 0;
  /** By column: one more than its place among those of the document, or 0. */
  private readonly places: Uint32Array;
  private readonly words = new Words();
  private readonly cache: CharacterRunCache;

  /** @param index numbers the hashes that have columns */
  constructor(
    private readonly block: FittedBlock,
    index: HashIndex,
  ) {
    this.places = new Uint32Array(block.hashes.length);
    this.cache = new CharacterRunCache((word) =>
      hashCharacterRuns(word)
        .map((hash) => index.find(hash) + 1)
        .filter((column) => column > 0),
    );
  }

  count(document: DocumentTexts): void {
    for (let i = 0; i < this.size; i++) this.places[this.columns[i]] = 0;
    this.size = 0;
    for (const text of textsOf(this.block, document)) this.countText(text.normalize('NFC'));
  }

  private countText(text: string): void {
    scanWords(text, this.words);
    const { count, starts, ends, hashes } = this.words;
    for (let i = 0; i < count; i++) {
      const found = this.cache.numbersOf(text, starts[i], ends[i], hashes[i]);
      for (let r = 0; r < found.length; r++) this.add(found[r] - 1);
    }
  }

  private add(column: number): void {
    const place = this.places[column];
    if (place > 0) {
      this.counts[place - 1] += 1;
      return;
    }
    if (this.size === this.columns.length) this.grow();
    this.columns[this.size] = column;
    this.counts[this.size] = 1;
    this.size += 1;
    this.places[column] = this.size;
  }

  private grow(): void {
    const { columns, counts } = this;
    this.columns = new Uint32Array(2 * columns.length);
    this.counts = new Float32Array(2 * counts.length);
    this.columns.set(columns);
    this.counts.set(counts);
  }
}
