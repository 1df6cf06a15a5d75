import type {
  AdamState,
  AdamStep,
  FilterBank,
  Operations,
  Pooled,
  ProjectedText,
  SpreadSlopes,
  SpreadText,
} from './operations.js';

const { fround } = Math;

/** The operations in TypeScript: what `kernel/convolution-kernel.ts` does, readable. */
export const plainOperations: Operations = {
  float32: (length) => new Float32Array(length),
  uint32: (length) => new Uint32Array(length),
  pack,
  project,
  pool,
  spread,
  adam,
};

function pack(weights: Float32Array, depth: number, into: Float32Array): void {
  let at = 0;
  for (let first = 0; first * depth < weights.length; first += 8) {
    for (let k = 0; k < depth; k++) {
      for (let lane = 0; lane < 8; lane++) into[at++] = weights[(first + lane) * depth + k];
    }
  }
}

function project(inputs: Float32Array, depth: number, packed: Float32Array, into: Float32Array): void {
  const columns = packed.length / depth;
  for (let row = 0; row * depth < inputs.length; row++) {
    for (let column = 0; column < columns; column++) {
      const panel = (column >> 3) * 8 * depth + (column & 7);
      let sum = 0;
      for (let k = 0; k < depth; k++) sum = fround(sum + fround(inputs[row * depth + k] * packed[panel + 8 * k]));
      into[row * columns + column] = sum;
    }
  }
}

function pool({ projected, columns, text }: ProjectedText, bank: FilterBank, { maxima, firsts }: Pooled): void {
  const { width, filters, firstColumn } = bank;
  const windows = Math.max(1, text.length - width + 1);
  maxima.fill(Number.NEGATIVE_INFINITY);
  firsts.fill(0);
  for (let p = 0; p < windows; p++) {
    const end = Math.min(text.length, p + width);
    for (let f = 0; f < filters; f++) {
      let sum = 0;
      for (let t = p; t < end; t++) {
        sum = fround(sum + projected[text[t] * columns + firstColumn + (t - p) * filters + f]);
      }
      if (!(sum > maxima[f])) continue;
      maxima[f] = sum;
      firsts[f] = p;
    }
  }
}

function spread(from: SpreadText, { width, filters, firstColumn }: FilterBank, into: SpreadSlopes): void {
  const { text, inputs, depth, weights, slopes, firsts } = from;
  for (let f = 0; f < filters; f++) {
    const slope = slopes[f];
    if (slope === 0) continue;
    const end = Math.min(text.length, firsts[f] + width);
    for (let t = firsts[f]; t < end; t++) {
      const column = (firstColumn + (t - firsts[f]) * filters + f) * depth;
      const row = text[t] * depth;
      for (let k = 0; k < depth; k++) into.filters[column + k] += fround(slope * inputs[row + k]);
      if (into.words === null) continue;
      for (let k = 0; k < depth; k++) into.words[row + k] += fround(slope * weights[column + k]);
    }
  }
}

const [oldMean, newMean, oldSquare, newSquare] = [fround(0.9), fround(0.1), fround(0.999), fround(0.001)];

function adam({ values, means, squares }: AdamState, slopes: Float32Array, step: AdamStep): void {
  const [rate, epsilon] = [fround(step.rate), fround(step.epsilon)];
  for (let i = 0; i < slopes.length; i++) {
    const slope = slopes[i];
    means[i] = fround(oldMean * means[i]) + fround(newMean * slope);
    squares[i] = fround(oldSquare * squares[i]) + fround(newSquare * fround(slope * slope));
    values[i] -= fround(fround(rate * means[i]) / fround(fround(Math.sqrt(squares[i])) + epsilon));
    slopes[i] = 0;
  }
}
