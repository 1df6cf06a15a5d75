import { type Network, rowLengthOf } from './network.js';
import type { AdamState, AdamStep, FilterBank, Operations, Pooled } from './operations/operations.js';

/** The texts of one step, whose distinct words are multiplied with the filters once. */
export class WordBatch {
  private readonly row: number;
  private readonly columns: number;
  private readonly packed: Float32Array;
  private readonly inputs: Float32Array;
  /** `[words of the batch, row]`, or none where vectors stay as they are. */
  private readonly inputSlopes: Float32Array | null;
  private readonly projected: Float32Array;
  private readonly texts: Uint32Array;
  private readonly starts: Uint32Array;
  /** The distinct words. */
  private words: number[] = [];
  /** One more than a word's place among them, or 0. */
  private readonly places: Uint32Array;

  constructor(
    network: Network,
    options: { readonly mostTexts: number; readonly mostWords: number; readonly isStatic: boolean },
    private readonly operations: Operations,
  ) {
    this.row = rowLengthOf(network);
    const words = network.words.length / this.row;
    const longest = options.mostTexts * options.mostWords;
    const most = Math.min(words, longest);
    this.columns = network.filterWeights.length / this.row;
    this.packed = operations.float32(network.filterWeights.length);
    this.inputs = operations.float32(most * this.row);
    this.inputSlopes = options.isStatic ? null : operations.float32(most * this.row);
    this.projected = operations.float32(most * this.columns);
    this.texts = operations.uint32(longest);
    this.starts = new Uint32Array(options.mostTexts + 1);
    this.places = new Uint32Array(words);
  }

  /** Multiplies the texts' words, by their vectors, with the filters. */
  project(texts: readonly Uint32Array[], vectors: Float32Array, filterWeights: Float32Array): void {
    const { row, columns, inputs, projected, packed } = this;
    this.number(texts);
    for (const [place, word] of this.words.entries()) {
      inputs.set(vectors.subarray(word * row, (word + 1) * row), place * row);
    }
    this.operations.pack(filterWeights, row, packed);
    const count = this.words.length;
    if (count === 0) return;
    this.operations.project(inputs.subarray(0, count * row), row, packed, projected.subarray(0, count * columns));
  }

  pool(text: number, bank: FilterBank, into: Pooled): void {
    const { projected, columns } = this;
    this.operations.pool({ projected, columns, text: this.textOf(text) }, bank, into);
  }

  spread(
    text: number,
    bank: FilterBank,
    from: {
      readonly slopes: Float32Array;
      readonly firsts: Uint32Array;
      readonly weights: Float32Array;
      readonly into: Float32Array;
    },
  ): void {
    const own = { ...from, text: this.textOf(text), inputs: this.inputs, depth: this.row };
    this.operations.spread(own, bank, { filters: from.into, words: this.inputSlopes });
  }

  /** A step for the words of the batch. */
  learn({ values, means, squares }: AdamState, step: AdamStep): void {
    const { row, inputSlopes, operations } = this;
    if (inputSlopes === null) return;
    for (const [place, word] of this.words.entries()) {
      const [from, to] = [word * row, (word + 1) * row];
      const own = {
        values: values.subarray(from, to),
        means: means.subarray(from, to),
        squares: squares.subarray(from, to),
      };
      operations.adam(own, inputSlopes.subarray(place * row, (place + 1) * row), step);
    }
  }

  /** The slopes of all words `[length]`; clears them. */
  listSlopes(length: number): Float32Array {
    const { row, inputSlopes } = this;
    const all = new Float32Array(length);
    if (inputSlopes === null) return all;
    for (const [place, word] of this.words.entries()) {
      all.set(inputSlopes.subarray(place * row, (place + 1) * row), word * row);
    }
    inputSlopes.fill(0);
    return all;
  }

  private number(texts: readonly Uint32Array[]): void {
    for (const word of this.words) this.places[word] = 0;
    this.words = [];
    let end = 0;
    for (const [i, text] of texts.entries()) {
      for (const word of text) {
        if (this.places[word] === 0) this.places[word] = this.words.push(word);
        this.texts[end++] = this.places[word] - 1;
      }
      this.starts[i + 1] = end;
    }
  }

  private textOf(i: number): Uint32Array {
    return this.texts.subarray(this.starts[i], this.starts[i + 1]);
  }
}
