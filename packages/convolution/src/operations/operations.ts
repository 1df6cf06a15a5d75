/** What `pool` and `spread` need to know of the filters of one width, of which there are a multiple of 8. */
export interface FilterBank {
  readonly width: number;
  readonly filters: number;
  /** Where their columns begin: `width × filters` of them, those of a window's first word first. */
  readonly firstColumn: number;
}

/** Words' rows `[words, columns]`, and which of them a text is made of. */
export interface ProjectedText {
  readonly projected: Float32Array;
  readonly columns: number;
  /** Places of rows. */
  readonly text: Uint32Array;
}

/** `[filters]`: each filter's largest sum, and the first window that has it. */
export interface Pooled {
  readonly maxima: Float32Array;
  readonly firsts: Uint32Array;
}

/** What `spread` adds to: slopes of filters `[columns, depth]`, and of words `[words, depth]` unless they stay as they are. */
export interface SpreadSlopes {
  readonly filters: Float32Array;
  readonly words: Float32Array | null;
}

/** What is learnt and how it was learnt so far, arrays of one length. */
export interface AdamState {
  readonly values: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

/** Adam's step size and ε, corrected for how many steps there were. */
export interface AdamStep {
  readonly rate: number;
  readonly epsilon: number;
}

/**
 * The hot loops of a convolutional network over arrays made by `float32` and `uint32`. Lengths of rows are multiples of 8.
 * Sums run in a fixed order in 32 bits, so that the kernel and its twin agree to the bit.
 */
export interface Operations {
  float32(length: number): Float32Array;
  uint32(length: number): Uint32Array;
  /** Panels of 8 columns `[columns / 8, depth, 8]` of weights `[columns, depth]`. */
  pack(weights: Float32Array, depth: number, into: Float32Array): void;
  /** `into [rows, columns]` = `inputs [rows, depth]` × what was packed. */
  project(inputs: Float32Array, depth: number, packed: Float32Array, into: Float32Array): void;
  /** The largest sum over all windows of a text, filter by filter. A window that reaches over the end goes on with zeros. */
  pool(text: ProjectedText, bank: FilterBank, into: Pooled): void;
  /** Leads each filter's slope back to the filter and to the words of the window that `pool` chose. */
  spread(text: SpreadText, bank: FilterBank, into: SpreadSlopes): void;
  /** One step of Adam (Kingma & Ba 2015); clears the slopes. */
  adam(state: AdamState, slopes: Float32Array, step: AdamStep): void;
}

/** A text's words by their places in `inputs [words, depth]`, and what is led back. */
export interface SpreadText {
  readonly text: Uint32Array;
  readonly inputs: Float32Array;
  readonly depth: number;
  /** `[columns, depth]` */
  readonly weights: Float32Array;
  /** `[filters]`, of the bank. */
  readonly slopes: Float32Array;
  readonly firsts: Uint32Array;
}
