import { createRandom } from '@classmark/math';
import type { FilterBank } from './operations/operations.js';

/** How large a network is. */
export interface NetworkShape {
  /** Numbers of a word's vector. */
  readonly dimensions: number;
  /** How many words the windows of filters hold. */
  readonly widths: readonly number[];
  /** Filters of each width, a multiple of 8. */
  readonly filters: number;
  readonly subjects: number;
}

/**
 * A convolutional network over words (Kim 2014) with one sigmoid unit for each subject: each filter looks at all windows
 * of its width and keeps its largest sum; what is over 0 of these maxima goes to the units.
 */
export interface Network extends NetworkShape {
  /** `[words, rowLength]`; what is beyond `dimensions` is 0. */
  readonly words: Float32Array;
  /** `[columns, rowLength]`: for each width, for each word of a window, all filters. */
  readonly filterWeights: Float32Array;
  /** `[units]`, of all filters. */
  readonly biases: Float32Array;
  /** `[subjects, units]` */
  readonly outputs: Float32Array;
  /** `[subjects]` */
  readonly intercepts: Float32Array;
}

/** Rows of vectors are multiples of so many floats. */
const lanes = 8;

export function rowLengthOf({ dimensions }: NetworkShape): number {
  return Math.ceil(dimensions / lanes) * lanes;
}

/** Filters of all widths. */
export function countUnits({ widths, filters }: NetworkShape): number {
  return widths.length * filters;
}

export function listBanks({ widths, filters }: NetworkShape): FilterBank[] {
  let next = 0;
  return widths.map((width) => {
    const firstColumn = next;
    next += width * filters;
    return { width, filters, firstColumn };
  });
}

/** How long the arrays of a network are. */
export function lengthsOf(shape: NetworkShape, words: number): Record<keyof Omit<Network, keyof NetworkShape>, number> {
  const [row, units] = [rowLengthOf(shape), countUnits(shape)];
  const columns = shape.widths.reduce((sum, width) => sum + width, 0) * shape.filters;
  return {
    words: words * row,
    filterWeights: columns * row,
    biases: units,
    outputs: shape.subjects * units,
    intercepts: shape.subjects,
  };
}

/** Words' vectors begin within so much of 0, as in Kim's paper. */
const wordReach = 0.25;

/**
 * A network before it has learnt: filters and outputs by Glorot & Bengio (2010).
 * @param start where intercepts begin, and vectors of words: null of a word that has none
 */
export function createNetwork(
  shape: NetworkShape,
  start: { readonly intercepts: ArrayLike<number>; readonly vectors: readonly (Float32Array | null)[] },
  seed: number,
): Network {
  const random = createRandom(seed);
  const within = (reach: number): number => (2 * random.next() - 1) * reach;
  const lengths = lengthsOf(shape, start.vectors.length);
  const row = rowLengthOf(shape);
  const words = new Float32Array(lengths.words);
  for (const [word, own] of start.vectors.entries()) {
    for (let d = 0; d < shape.dimensions; d++) words[word * row + d] = own === null ? within(wordReach) : own[d];
  }
  const filterWeights = new Float32Array(lengths.filterWeights);
  for (const { width, filters, firstColumn } of listBanks(shape)) {
    const reach = Math.sqrt(6 / (width * (shape.dimensions + filters)));
    for (let column = firstColumn; column < firstColumn + width * filters; column++) {
      for (let d = 0; d < shape.dimensions; d++) filterWeights[column * row + d] = within(reach);
    }
  }
  const reach = Math.sqrt(6 / (lengths.biases + shape.subjects));
  return {
    ...shape,
    words,
    filterWeights,
    biases: new Float32Array(lengths.biases),
    outputs: Float32Array.from({ length: lengths.outputs }, () => within(reach)),
    intercepts: Float32Array.from(start.intercepts),
  };
}
