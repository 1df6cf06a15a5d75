import type { KernelMemory, SparseRows } from '@classmark/math';
import { lossAt } from './loss-at.js';
import { payTruncation } from './pay-truncation.js';
import { number, readSettings, type SgdState } from './sgd-state.js';

/** Rows to learn, `order[i]` with `targets[i]`: `[count, subjects]`, +1 yes, -1 no, 0 unknown. */
export interface RowTargets<Rows = SparseRows> {
  readonly rows: Rows;
  readonly order: Uint32Array;
  readonly targets: Int8Array;
  /** The memory that the rows' indices and values lie in, where they lie in a kernel's. */
  readonly memory?: KernelMemory | undefined;
}

/** Below this the scale is folded into the weights, long before float32 runs out of range. */
const smallestScale = 1e-6;
const f32 = Math.fround;

/**
 * Learns the rows, one step each: the readable definition of `kernel/sgd-kernel.ts`, and what runs where there is
 * no WebAssembly SIMD. Weights are equal to the kernel's to the bit, so sums are in the kernel's order, and what the
 * kernel holds in float32 is rounded at each operation.
 *
 * A step, for weights w = scale × stored: scores by w; scale /= 1 + rate × l2 (lazy L2); stored += factor × step, where
 * step = -rate × slope / scale. L1 is due at every step, in units of what is stored, and each weight pays up to where it
 * is 0, and what it still owes later, when its column is next looked at (Tsuruoka, Tsujii & Ananiadou 2009). Means over steps are
 * lazy too: the sum of scale × stored over steps is scaleSum × stored - averages, when each change of a stored weight
 * adds scaleSum × change to `averages`.
 * @returns how many it learnt: all, or those before where the scale is to be folded into the weights
 */
export function learnRows(state: SgdState, block: RowTargets): number {
  const { numbers } = state;
  const { indptr } = block.rows;
  const step = new RowStep(state, block);
  for (let i = 0; i < block.order.length; i++) {
    if (numbers[number.scale] < smallestScale) return i;
    const row = block.order[i];
    step.learn(indptr[row], indptr[row + 1], i);
  }
  return block.order.length;
}

class RowStep {
  private readonly settings;
  private readonly indices: Uint32Array;
  private readonly values: Float32Array;

  constructor(
    private readonly state: SgdState,
    private readonly block: RowTargets,
  ) {
    this.settings = readSettings(state);
    this.indices = block.rows.indices;
    this.values = block.rows.values;
  }

  /** @param place of its targets */
  learn(start: number, end: number, place: number): void {
    const { isSparse, isAdaptive, isAveraged, subjects } = this.settings;
    const { numbers } = this.state;
    if (isSparse) this.truncate(start, end);
    this.score(start, end);
    const eta = this.rateNow();
    const scale = numbers[number.scale];
    const shrunk = scale / (1 + eta * numbers[number.l2]);
    numbers[number.scale] = shrunk;
    const squares = this.takeSlopes(place * subjects, eta, scale);
    if (squares > 0) {
      if (isAdaptive) this.adapt(start, end, f32(squares));
      this.addSteps(start, end);
      if (isAveraged) this.addAverages(start, end);
    }
    if (isAveraged) this.countAverage();
    if (isSparse) {
      numbers[number.truncation] += (eta * numbers[number.l1]) / shrunk;
    }
    numbers[number.step] += 1;
  }

  private rateNow(): number {
    const { numbers } = this.state;
    const rate = numbers[number.rate];
    const part = numbers[number.step] / numbers[number.steps];
    return this.settings.schedule === 0 ? rate * Math.max(0, 1 - part) : rate / Math.sqrt(1 + part);
  }

  /** Dot products of the row with all subjects' stored weights. */
  private score(start: number, end: number): void {
    const { stride, vectors } = this.settings;
    const { weights, scores } = this.state;
    const { indices, values } = this;
    for (let k = 0; k < 4 * vectors; k += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let e = start; e < end; e++) {
        const at = indices[e] * stride + k;
        const x = values[e];
        a = f32(a + f32(x * weights[at]));
        b = f32(b + f32(x * weights[at + 1]));
        c = f32(c + f32(x * weights[at + 2]));
        d = f32(d + f32(x * weights[at + 3]));
      }
      scores[k] = a;
      scores[k + 1] = b;
      scores[k + 2] = c;
      scores[k + 3] = d;
    }
  }

  /** Turns scores into steps, which are 0 where nothing is known. Gives the sum of the squared slopes. */
  private takeSlopes(offset: number, eta: number, scale: number): number {
    const { numbers, intercepts, positiveWeights, scores, rowSteps } = this.state;
    const { subjects, loss } = this.settings;
    const interceptStep = eta * numbers[number.interceptRate];
    const stepSize = -eta / numbers[number.scale];
    let squares = 0;
    for (let k = 0; k < subjects; k++) {
      const y = this.block.targets[offset + k];
      rowSteps[k] = 0;
      if (y === 0) continue;
      const intercept = intercepts[k];
      const margin = y * (scores[k] * scale + intercept);
      let slope = lossAt(numbers, loss, margin) * y;
      if (slope === 0) continue;
      if (y > 0) slope *= positiveWeights[k];
      squares += slope * slope;
      rowSteps[k] = stepSize * slope;
      intercepts[k] = intercept - interceptStep * slope;
    }
    return squares;
  }

  /** Adds to each weight its factor × its subject's step, but for sixteen lanes that all have none. */
  private addSteps(start: number, end: number): void {
    const { stride, vectors } = this.settings;
    const { rowSteps } = this.state;
    for (let block = 0; block < 4 * vectors; block += 16) {
      const last = Math.min(4 * vectors, block + 16);
      if (!rowSteps.subarray(block, last).some((step) => step !== 0)) continue;
      for (let k = block; k < last; k += 4) this.addVector(start, end, stride, k);
    }
  }

  private addVector(start: number, end: number, stride: number, k: number): void {
    const { weights, rowSteps } = this.state;
    const { indices } = this;
    const [factors, shift] = this.factorsFrom(start);
    const a = rowSteps[k];
    const b = rowSteps[k + 1];
    const c = rowSteps[k + 2];
    const d = rowSteps[k + 3];
    for (let e = start; e < end; e++) {
      const at = indices[e] * stride + k;
      const x = factors[e - shift];
      weights[at] += f32(x * a);
      weights[at + 1] += f32(x * b);
      weights[at + 2] += f32(x * c);
      weights[at + 3] += f32(x * d);
    }
  }

  /** What a row's steps are multiplied with: its values or what AdaGrad makes of them; entry e has place e - shift. */
  private factorsFrom(start: number): [factors: Float32Array, shift: number] {
    return this.settings.isAdaptive ? [this.state.factors, start] : [this.values, 0];
  }

  /** AdaGrad: adds the row's squared slopes to its columns' sums, and divides its values by their roots. */
  private adapt(start: number, end: number, squares: number): void {
    const { stride, vectors } = this.settings;
    const { weights, factors } = this.state;
    for (let e = start; e < end; e++) {
      const x = this.values[e];
      const place = this.indices[e] * stride + 4 * vectors;
      const sum = f32(weights[place] + f32(f32(x * x) * squares));
      weights[place] = sum;
      factors[e - start] = x / f32(Math.sqrt(f32(1 + sum)));
    }
  }

  /** L1: moves the weights of the row's columns toward 0 by what is due and was not yet paid. */
  private truncate(start: number, end: number): void {
    const { stride, vectors } = this.settings;
    for (let e = start; e < end; e++) {
      const first = this.indices[e] * stride;
      payTruncation(this.state, first, first + 4 * vectors);
    }
  }

  /** Adds to each average what `addSteps` added to the weight, times the sum of the scales before this step. */
  private addAverages(start: number, end: number): void {
    const { stride, vectors } = this.settings;
    const { numbers, averages, rowSteps } = this.state;
    const [factors, shift] = this.factorsFrom(start);
    const sum = f32(numbers[number.scaleSum]);
    if (sum === 0) return;
    for (let e = start; e < end; e++) {
      const first = this.indices[e] * stride;
      const x = f32(sum * factors[e - shift]);
      for (let k = 0; k < 4 * vectors; k++) averages[first + k] += f32(x * rowSteps[k]);
    }
  }

  private countAverage(): void {
    const { numbers, interceptSums, intercepts } = this.state;
    if (numbers[number.step] < numbers[number.averageFrom]) return;
    numbers[number.scaleSum] += numbers[number.scale];
    numbers[number.averagedSteps] += 1;
    for (let k = 0; k < this.settings.subjects; k++) interceptSums[k] += intercepts[k];
  }
}
