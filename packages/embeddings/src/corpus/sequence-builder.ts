import { foldWord, HashIndex, scanWords, Words } from '@classmark/text';
import type { WordSequences } from './word-sequences.js';

/** A window does not reach over the end of a sequence, so cutting costs next to nothing. */
const longestSequence = 10_000;

/** Reads texts, of which it keeps four bytes a word. */
export class SequenceBuilder {
  private readonly index = new HashIndex();
  private readonly names: string[] = [];
  private counts = new Uint32Array(1024);
  private tokens = new Uint32Array(65_536);
  private starts = new Uint32Array(1024);
  private length = 0;
  private sequences = 0;
  private readonly found = new Words();

  /** Adds a text's words, lower-cased, as sequences of at most 10,000. */
  add(text: string): void {
    const { found, index } = this;
    const normal = text.normalize('NFC');
    scanWords(normal, found);
    if (this.length + found.count > this.tokens.length) this.tokens = grown(this.tokens, this.length + found.count);
    for (let i = 0; i < found.count; i++) {
      const number = index.number(found.hashes[i] >>> 0);
      if (number === this.names.length) this.addWord(foldWord(normal.slice(found.starts[i], found.ends[i])));
      this.counts[number] += 1;
      this.tokens[this.length + i] = number;
      if (i % longestSequence === longestSequence - 1) this.endSequence(this.length + i + 1);
    }
    this.length += found.count;
    this.endSequence(this.length);
  }

  /**
   * @param leastCount words that occur less often are left out
   * @param mostWords so many of the rest stay, the most frequent ones
   */
  finish(leastCount: number, mostWords = Number.POSITIVE_INFINITY): WordSequences {
    const order = [...this.names.keys()]
      .filter((number) => this.counts[number] >= leastCount)
      .sort((a, b) => this.counts[b] - this.counts[a] || a - b)
      .slice(0, mostWords);
    const places = new Int32Array(this.names.length).fill(-1);
    for (const [place, number] of order.entries()) places[number] = place;
    const starts = new Uint32Array(this.sequences + 1);
    const tokens = new Uint32Array(order.reduce((sum, number) => sum + this.counts[number], 0));
    let end = 0;
    for (let s = 0; s < this.sequences; s++) {
      for (let t = this.starts[s]; t < this.starts[s + 1]; t++) {
        const place = places[this.tokens[t]];
        if (place >= 0) tokens[end++] = place;
      }
      starts[s + 1] = end;
    }
    const words = order.map((number) => this.names[number]);
    return { words, counts: Uint32Array.from(order, (number) => this.counts[number]), tokens, starts };
  }

  private addWord(name: string): void {
    this.names.push(name);
    if (this.names.length > this.counts.length) this.counts = grown(this.counts, this.names.length);
  }

  private endSequence(end: number): void {
    if (end === this.starts[this.sequences]) return;
    this.sequences += 1;
    if (this.sequences >= this.starts.length) this.starts = grown(this.starts, this.sequences);
    this.starts[this.sequences] = end;
  }
}

function grown(from: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const into = new Uint32Array(Math.max(2 * from.length, needed));
  into.set(from);
  return into;
}
