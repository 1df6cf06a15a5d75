import type { LayerShape } from '../experiment/network-layers.js';

/** A dense layer: views of its part of a network's flat parameters and slopes. */
export interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** `[inputs, outputs]` */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  readonly weightSlopes: Float64Array;
  readonly biasSlopes: Float64Array;
}

export function viewLayers(layers: readonly LayerShape[], parameters: Float64Array, slopes: Float64Array): Dense[] {
  let at = 0;
  return layers.map(({ inputs, outputs }) => {
    const [bias, end] = [at + inputs * outputs, at + (inputs + 1) * outputs];
    const dense = {
      inputs,
      outputs,
      weights: parameters.subarray(at, bias),
      bias: parameters.subarray(bias, end),
      weightSlopes: slopes.subarray(at, bias),
      biasSlopes: slopes.subarray(bias, end),
    };
    at = end;
    return dense;
  });
}

/** y = xW + b, for `rows` rows; four sums at a time, none of which waits for another. */
export function forward(
  { inputs, outputs, weights, bias }: Dense,
  rows: number,
  x: Float64Array,
  y: Float64Array,
): void {
  const inFours = outputs - (outputs % 4);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * inputs, row * outputs];
    for (let o = 0; o < inFours; o += 4) {
      let a = bias[o];
      let b = bias[o + 1];
      let c = bias[o + 2];
      let d = bias[o + 3];
      for (let i = 0, w = o; i < inputs; i++, w += outputs) {
        const value = x[from + i];
        a += value * weights[w];
        b += value * weights[w + 1];
        c += value * weights[w + 2];
        d += value * weights[w + 3];
      }
      y[to + o] = a;
      y[to + o + 1] = b;
      y[to + o + 2] = c;
      y[to + o + 3] = d;
    }
    for (let o = inFours; o < outputs; o++) {
      let sum = bias[o];
      for (let i = 0, w = o; i < inputs; i++, w += outputs) sum += x[from + i] * weights[w];
      y[to + o] = sum;
    }
  }
}

/** Adds xᵀ·dy to the slopes of W, and dy to those of b; four sums at a time. */
export function addSlopes(dense: Dense, rows: number, x: Float64Array, dy: Float64Array): void {
  const { inputs, outputs, weightSlopes, biasSlopes } = dense;
  for (let o = 0; o < outputs; o++) {
    let sum = 0;
    for (let at = o; at < rows * outputs; at += outputs) sum += dy[at];
    biasSlopes[o] += sum;
  }
  const inFours = outputs - (outputs % 4);
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < inFours; o += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let row = 0, from = i, to = o; row < rows; row++, from += inputs, to += outputs) {
        const value = x[from];
        a += value * dy[to];
        b += value * dy[to + 1];
        c += value * dy[to + 2];
        d += value * dy[to + 3];
      }
      const w = i * outputs + o;
      weightSlopes[w] += a;
      weightSlopes[w + 1] += b;
      weightSlopes[w + 2] += c;
      weightSlopes[w + 3] += d;
    }
    for (let o = inFours; o < outputs; o++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += x[row * inputs + i] * dy[row * outputs + o];
      weightSlopes[i * outputs + o] += sum;
    }
  }
}

/** dx = dy·Wᵀ; four sums at a time. */
export function backward({ inputs, outputs, weights }: Dense, rows: number, dy: Float64Array, dx: Float64Array): void {
  const inFours = inputs - (inputs % 4);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * outputs, row * inputs];
    for (let i = 0; i < inFours; i += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      const w = i * outputs;
      for (let o = 0; o < outputs; o++) {
        const slope = dy[from + o];
        a += slope * weights[w + o];
        b += slope * weights[w + outputs + o];
        c += slope * weights[w + 2 * outputs + o];
        d += slope * weights[w + 3 * outputs + o];
      }
      dx[to + i] = a;
      dx[to + i + 1] = b;
      dx[to + i + 2] = c;
      dx[to + i + 3] = d;
    }
    for (let i = inFours; i < inputs; i++) {
      let sum = 0;
      for (let o = 0, w = i * outputs; o < outputs; o++, w++) sum += dy[from + o] * weights[w];
      dx[to + i] = sum;
    }
  }
}

export function relu(y: Float64Array): void {
  for (let i = 0; i < y.length; i++) if (!(y[i] > 0)) y[i] = 0;
}

/** Turns a slope after relu, whose output is y, into the one before. */
export function reluBackward(y: Float64Array, dy: Float64Array): void {
  for (let i = 0; i < y.length; i++) if (!(y[i] > 0)) dy[i] = 0;
}
