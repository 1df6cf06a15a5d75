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
    for (let i = 0; i < count; i++) this.add(this.cache.numbersOf(text, starts[i], ends[i], hashes[i]));
  }

  /** @param found columns plus 1 */
  private add(found: Uint32Array): void {
    if (this.size + found.length > this.columns.length) this.grow(this.size + found.length);
    const { columns, counts, places } = this;
    let size = this.size;
    for (let r = 0; r < found.length; r++) {
      const column = found[r] - 1;
      const place = places[column];
      if (place > 0) {
        counts[place - 1] += 1;
        continue;
      }
      columns[size] = column;
      counts[size] = 1;
      size += 1;
      places[column] = size;
    }
    this.size = size;
  }

  private grow(needed: number): void {
    const { columns, counts } = this;
    this.columns = new Uint32Array(2 * needed);
    this.counts = new Float32Array(2 * needed);
    this.columns.set(columns);
    this.counts.set(counts);
  }
}
