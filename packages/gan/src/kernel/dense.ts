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

/** y = xW + b, for `rows` rows. */
export function forward(
  { inputs, outputs, weights, bias }: Dense,
  rows: number,
  x: Float64Array,
  y: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * inputs, row * outputs];
    for (let o = 0; o < outputs; o++) {
      let sum = bias[o];
      for (let i = 0, w = o; i < inputs; i++, w += outputs) sum += x[from + i] * weights[w];
      y[to + o] = sum;
    }
  }
}

/** Adds xᵀ·dy to the slopes of W, and dy to those of b. */
export function addSlopes(dense: Dense, rows: number, x: Float64Array, dy: Float64Array): void {
  const { inputs, outputs, weightSlopes, biasSlopes } = dense;
  for (let o = 0; o < outputs; o++) {
    let sum = 0;
    for (let at = o; at < rows * outputs; at += outputs) sum += dy[at];
    biasSlopes[o] += sum;
  }
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += x[row * inputs + i] * dy[row * outputs + o];
      weightSlopes[i * outputs + o] += sum;
    }
  }
}

/** dx = dy·Wᵀ */
export function backward({ inputs, outputs, weights }: Dense, rows: number, dy: Float64Array, dx: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * outputs, row * inputs];
    for (let i = 0; i < inputs; i++) {
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
