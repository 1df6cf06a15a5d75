import { countUnits, listBanks, type Network, rowLengthOf } from './network.js';
import { createOperations } from './operations/kernel-operations.js';
import type { FilterBank, Operations, Pooled } from './operations/operations.js';
import { rectify, scoreOf } from './output-layer.js';

/** Floats that projected words are kept in: the first words are the most frequent. */
const keptFloats = 2 ** 22;

/**
 * Scores texts by a network that is learnt. A word costs most where it is multiplied with the filters: that is kept of the
 * most frequent words, and done once for each other word of a text.
 */
export class ConvolutionScorer {
  private readonly operations: Operations;
  private readonly banks: readonly FilterBank[];
  private readonly columns: number;
  private readonly packed: Float32Array;
  /** Places from here on belong to the text at hand; the last row stays 0. */
  private readonly kept: number;
  private readonly isKept: Uint8Array;
  private readonly projected: Float32Array;
  private readonly inputs: Float32Array;
  private readonly text: Uint32Array;
  private readonly pooled: Pooled;
  private readonly found: Float32Array;

  /** @param mostWords of a text */
  constructor(
    private readonly network: Network,
    private readonly mostWords: number,
    createRoom: () => Operations = createOperations,
  ) {
    this.operations = createRoom();
    const { operations } = this;
    const row = rowLengthOf(network);
    this.banks = listBanks(network);
    this.columns = network.filterWeights.length / row;
    const weights = operations.float32(network.filterWeights.length);
    weights.set(network.filterWeights);
    this.packed = operations.float32(weights.length);
    operations.pack(weights, row, this.packed);
    this.kept = Math.min(network.words.length / row, Math.floor(keptFloats / this.columns));
    this.isKept = new Uint8Array(this.kept);
    this.projected = operations.float32((this.kept + mostWords + 1) * this.columns);
    this.inputs = operations.float32(mostWords * row);
    this.text = operations.uint32(mostWords);
    const units = countUnits(network);
    this.pooled = { maxima: operations.float32(units), firsts: operations.uint32(units) };
    this.found = new Float32Array(units);
  }

  /** `[subjects]`: raw scores of a text, given as places of words; what is beyond the most words is not looked at. */
  score(words: Uint32Array): Float64Array {
    const text = this.place(words);
    this.find(text);
    return Float64Array.from({ length: this.network.subjects }, (_, k) => scoreOf(this.network, this.found, k));
  }

  /** How much lower a subject's raw score is where all occurrences of a word are blank, for each word of a text. */
  occlude(words: Uint32Array, subject: number): Map<number, number> {
    const text = this.place(words);
    this.find(text);
    const whole = scoreOf(this.network, this.found, subject);
    const rows = text.slice();
    const blank = this.kept + this.mostWords;
    const lower = new Map<number, number>();
    for (const [t, row] of rows.entries()) {
      if (lower.has(words[t])) continue;
      for (let i = 0; i < rows.length; i++) text[i] = rows[i] === row ? blank : rows[i];
      this.find(text);
      lower.set(words[t], whole - scoreOf(this.network, this.found, subject));
    }
    return lower;
  }

  /** Projects the words that are not projected yet; gives the text as places of projected rows. */
  private place(words: Uint32Array): Uint32Array {
    const length = Math.min(words.length, this.mostWords);
    const row = rowLengthOf(this.network);
    const own = new Map<number, number>();
    for (let t = 0; t < length; t++) {
      const word = words[t];
      if (word < this.kept) this.keep(word);
      else if (!own.has(word)) {
        this.inputs.set(this.network.words.subarray(word * row, (word + 1) * row), own.size * row);
        own.set(word, own.size);
      }
      this.text[t] = word < this.kept ? word : this.kept + (own.get(word) ?? 0);
    }
    this.project(own.size, this.kept);
    return this.text.subarray(0, length);
  }

  private keep(word: number): void {
    if (this.isKept[word] === 1) return;
    const row = rowLengthOf(this.network);
    const before = this.inputs.slice(0, row);
    this.inputs.set(this.network.words.subarray(word * row, (word + 1) * row));
    this.project(1, word);
    this.inputs.set(before);
    this.isKept[word] = 1;
  }

  /** Of the first rows of `inputs`, to rows of `projected`. */
  private project(count: number, to: number): void {
    if (count === 0) return;
    const row = rowLengthOf(this.network);
    const into = this.projected.subarray(to * this.columns, (to + count) * this.columns);
    this.operations.project(this.inputs.subarray(0, count * row), row, this.packed, into);
  }

  private find(text: Uint32Array): void {
    const { operations, projected, columns, pooled } = this;
    for (const [i, bank] of this.banks.entries()) {
      const [from, to] = [i * bank.filters, (i + 1) * bank.filters];
      const own = { maxima: pooled.maxima.subarray(from, to), firsts: pooled.firsts.subarray(from, to) };
      operations.pool({ projected, columns, text }, bank, own);
    }
    rectify(pooled.maxima, this.network.biases, this.found);
  }
}
