// Stochastic gradient descent for some subjects at once, AssemblyScript. `src/sgd/learn-rows.ts` is the same in plain
// TypeScript, to the bit, and says what is computed; here is only how: weights of a column lie side by side, four to a
// SIMD vector, and a row's weights are gone through sixteen lanes at a time.

import { add, add1, add2, add3, add4, hasStep, score1, score2, score3, score4 } from './lanes';

// Where the settings (u32) and numbers (f64) stand that `src/sgd/sgd-state.ts` lays out.
const subjectsAt: usize = 0;
const strideAt: usize = 4;
const vectorsAt: usize = 8;
const lossAt: usize = 12;
const scheduleAt: usize = 16;
const isAdaptiveAt: usize = 20;
const isSparseAt: usize = 24;
const isAveragedAt: usize = 28;
const weightsAt: usize = 32;
const averagesAt: usize = 36;
const interceptsAt: usize = 40;
const interceptSumsAt: usize = 44;
const positiveWeightsAt: usize = 48;
const scoresAt: usize = 52;
const rowStepsAt: usize = 56;
const factorsAt: usize = 60;
const paidAt: usize = 64;

const rateAt: usize = 0;
const stepsAt: usize = 8;
const l2At: usize = 16;
const l1At: usize = 24;
const interceptRateAt: usize = 32;
const averageFromAt: usize = 40;
const stepAt: usize = 48;
const scaleAt: usize = 56;
const truncationAt: usize = 64;
const scaleSumAt: usize = 72;
const averagedStepsAt: usize = 80;
const lossSumAt: usize = 88;
const likelihoodAt: usize = 96;
const likelihoodHalvingsAt: usize = 104;
const cellsAt: usize = 112;

const hinge: u32 = 0;
const squaredHinge: u32 = 1;
const log: u32 = 2;
const modifiedHuber: u32 = 3;

const smallestScale: f64 = 1e-6;
const toEven: f64 = 6755399441055744;
const manyHalvings: f64 = 500;
const smallLikelihood: f64 = 3.054936363499605e-151;
const inverseLikelihood: f64 = 3.273390607896142e150;

/**
 * Learns `count` rows; row i is that of `order[i]`, its targets are `targets[i]`.
 * @returns how many were learnt: fewer where the scale has become too small and is to be folded into the weights
 */
export function learn(
  settings: usize,
  numbers: usize,
  count: u32,
  order: usize,
  indptr: usize,
  indices: usize,
  values: usize,
  targets: usize,
): u32 {
  const subjects = <usize>load<u32>(settings, subjectsAt);
  for (let i: u32 = 0; i < count; i++) {
    if (load<f64>(numbers, scaleAt) < smallestScale) return i;
    const pointer = indptr + ((<usize>load<u32>(order + ((<usize>i) << 2))) << 2);
    const start = (<usize>load<u32>(pointer)) << 2;
    const end = (<usize>load<u32>(pointer, 4)) << 2;
    learnRow(settings, numbers, indices + start, indices + end, values + start, targets + <usize>i * subjects);
  }
  return count;
}

function learnRow(settings: usize, numbers: usize, at: usize, end: usize, values: usize, targets: usize): void {
  if (load<u32>(settings, isSparseAt)) truncate(settings, numbers, at, end);
  score(settings, at, end, values);
  const eta = rateNow(settings, numbers);
  const scale = load<f64>(numbers, scaleAt);
  const shrunk = scale / (1 + eta * load<f64>(numbers, l2At));
  store<f64>(numbers, shrunk, scaleAt);
  const squares = takeSlopes(settings, numbers, targets, eta, scale);
  if (squares > 0) {
    let factors = values;
    if (load<u32>(settings, isAdaptiveAt)) {
      factors = load<u32>(settings, factorsAt);
      adapt(settings, at, end, values, factors, <f32>squares);
    }
    addSteps(settings, at, end, factors);
    if (load<u32>(settings, isAveragedAt)) addAverages(settings, at, end, factors, <f32>load<f64>(numbers, scaleSumAt));
  }
  if (load<u32>(settings, isAveragedAt)) countAverage(settings, numbers);
  if (load<u32>(settings, isSparseAt)) {
    store<f64>(numbers, load<f64>(numbers, truncationAt) + (eta * load<f64>(numbers, l1At)) / shrunk, truncationAt);
  }
  store<f64>(numbers, load<f64>(numbers, stepAt) + 1, stepAt);
}

function rateNow(settings: usize, numbers: usize): f64 {
  const rate = load<f64>(numbers, rateAt);
  const part = load<f64>(numbers, stepAt) / load<f64>(numbers, stepsAt);
  return load<u32>(settings, scheduleAt) === 0 ? rate * max<f64>(0, 1 - part) : rate / sqrt<f64>(1 + part);
}

/** Turns scores into steps, which are 0 where nothing is known. Gives the sum of the squared slopes. */
function takeSlopes(settings: usize, numbers: usize, targets: usize, eta: f64, scale: f64): f64 {
  const subjects = load<u32>(settings, subjectsAt);
  const loss = load<u32>(settings, lossAt);
  const scores: usize = load<u32>(settings, scoresAt);
  const steps: usize = load<u32>(settings, rowStepsAt);
  const intercepts: usize = load<u32>(settings, interceptsAt);
  const positiveWeights: usize = load<u32>(settings, positiveWeightsAt);
  const shrunk = load<f64>(numbers, scaleAt);
  const interceptStep = eta * load<f64>(numbers, interceptRateAt);
  const stepSize = -eta / shrunk;
  let squares: f64 = 0;
  for (let k: usize = 0; k < subjects; k++) {
    const y = <f64>load<i8>(targets + k);
    store<f32>(steps + (k << 2), 0);
    if (y === 0) continue;
    const intercept = load<f64>(intercepts + (k << 3));
    const margin = y * (<f64>load<f32>(scores + (k << 2)) * scale + intercept);
    let slope = slopeOf(numbers, loss, margin) * y;
    if (slope === 0) continue;
    if (y > 0) slope *= load<f64>(positiveWeights + (k << 3));
    squares += slope * slope;
    store<f32>(steps + (k << 2), <f32>(stepSize * slope));
    store<f64>(intercepts + (k << 3), intercept - interceptStep * slope);
  }
  return squares;
}

/** The loss's slope by the margin, its value added to the sums. */
function slopeOf(numbers: usize, loss: u32, margin: f64): f64 {
  store<f64>(numbers, load<f64>(numbers, cellsAt) + 1, cellsAt);
  if (loss === log) {
    const odds = powerOfTwo(margin * -Math.LOG2E);
    addLikelihood(numbers, 1 / (1 + odds));
    return -odds / (1 + odds);
  }
  const lack = 1 - margin;
  if (!(lack > 0)) return 0;
  if (loss === hinge) return addLoss(numbers, lack, -1);
  if (loss === squaredHinge) return addLoss(numbers, lack * lack, -2 * lack);
  if (loss !== modifiedHuber) unreachable();
  if (margin >= -1) return addLoss(numbers, lack * lack, -2 * lack);
  return addLoss(numbers, -4 * margin, -4);
}

function addLoss(numbers: usize, value: f64, slope: f64): f64 {
  store<f64>(numbers, load<f64>(numbers, lossSumAt) + value, lossSumAt);
  return slope;
}

function addLikelihood(numbers: usize, probability: f64): void {
  let product = load<f64>(numbers, likelihoodAt) * probability;
  if (product < smallLikelihood) {
    product *= inverseLikelihood;
    store<f64>(numbers, load<f64>(numbers, likelihoodHalvingsAt) + manyHalvings, likelihoodHalvingsAt);
  }
  store<f64>(numbers, product, likelihoodAt);
}

function powerOfTwo(exponent: f64): f64 {
  const t = max<f64>(-60, min<f64>(60, exponent));
  const whole = t + toEven - toEven;
  const x = t - whole;
  let p: f64 = 1.0178086009239699e-7;
  p = 1.3215486790144307e-6 + x * p;
  p = 1.5252733804059841e-5 + x * p;
  p = 1.540353039338161e-4 + x * p;
  p = 0.0013333558146428443 + x * p;
  p = 0.009618129107628477 + x * p;
  p = 0.05550410866482158 + x * p;
  p = 0.2402265069591007 + x * p;
  p = Math.LN2 + x * p;
  p = 1 + x * p;
  return p * reinterpret<f64>((<i64>whole + 1023) << 52);
}

/** Dot products of the row with all subjects' weights. */
function score(settings: usize, at: usize, end: usize, values: usize): void {
  const stride = (<usize>load<u32>(settings, strideAt)) << 2;
  let weights: usize = load<u32>(settings, weightsAt);
  let scores: usize = load<u32>(settings, scoresAt);
  for (let left = <i32>load<u32>(settings, vectorsAt); left > 0; left -= 4, weights += 64, scores += 64) {
    if (left >= 4) score4(at, end, values, weights, stride, scores);
    else if (left === 3) score3(at, end, values, weights, stride, scores);
    else if (left === 2) score2(at, end, values, weights, stride, scores);
    else score1(at, end, values, weights, stride, scores);
  }
}

/** Adds to each weight its factor × its subject's step. */
function addSteps(settings: usize, at: usize, end: usize, factors: usize): void {
  const stride = (<usize>load<u32>(settings, strideAt)) << 2;
  let weights: usize = load<u32>(settings, weightsAt);
  let steps: usize = load<u32>(settings, rowStepsAt);
  for (let left = <i32>load<u32>(settings, vectorsAt); left > 0; left -= 4, weights += 64, steps += 64) {
    const vectors = min<i32>(4, left);
    if (!hasStep(steps, vectors)) continue;
    if (vectors === 4) add4(at, end, factors, weights, stride, steps);
    else if (vectors === 3) add3(at, end, factors, weights, stride, steps);
    else if (vectors === 2) add2(at, end, factors, weights, stride, steps);
    else add1(at, end, factors, weights, stride, steps);
  }
}

/** AdaGrad: adds the row's squared slopes to its columns' sums, and divides its values by their roots. */
function adapt(settings: usize, at: usize, end: usize, values: usize, factors: usize, squares: f32): void {
  const stride = (<usize>load<u32>(settings, strideAt)) << 2;
  const sums: usize = load<u32>(settings, weightsAt) + (load<u32>(settings, vectorsAt) << 4);
  for (; at < end; at += 4, values += 4, factors += 4) {
    const x = load<f32>(values);
    const place = sums + <usize>load<u32>(at) * stride;
    const sum = load<f32>(place) + x * x * squares;
    store<f32>(place, sum);
    store<f32>(factors, x / sqrt<f32>(1 + sum));
  }
}

/** l1At: moves the weights of the row's columns toward 0 by what is due and was not yet paid. */
function truncate(settings: usize, numbers: usize, at: usize, end: usize): void {
  const stride = (<usize>load<u32>(settings, strideAt)) << 2;
  const vectors = load<u32>(settings, vectorsAt);
  const weights: usize = load<u32>(settings, weightsAt);
  const toPaid: usize = load<u32>(settings, paidAt) - weights;
  const toAverages: usize = load<u32>(settings, isAveragedAt) ? load<u32>(settings, averagesAt) - weights : 0;
  const due = f32x4.splat(<f32>load<f64>(numbers, truncationAt));
  const sum = f32x4.splat(<f32>load<f64>(numbers, scaleSumAt));
  const zero = f32x4.splat(0);
  for (; at < end; at += 4) {
    const first = weights + <usize>load<u32>(at) * stride;
    for (let v: usize = 0; v < vectors; v++) {
      const w = first + (v << 4);
      const before = v128.load(w);
      const paid = v128.load(w + toPaid);
      const down = f32x4.pmax(zero, f32x4.sub(before, f32x4.add(due, paid)));
      const up = f32x4.pmin(zero, f32x4.add(before, f32x4.sub(due, paid)));
      const negative = v128.bitselect(up, zero, f32x4.lt(before, zero));
      const after = v128.bitselect(down, negative, f32x4.gt(before, zero));
      const change = f32x4.sub(after, before);
      v128.store(w, after);
      v128.store(w + toPaid, f32x4.add(paid, change));
      if (toAverages) v128.store(w + toAverages, f32x4.add(v128.load(w + toAverages), f32x4.mul(sum, change)));
    }
  }
}

/** Adds to each average what `addSteps` added to the weight, times the sum of the scales before this step. */
function addAverages(settings: usize, at: usize, end: usize, factors: usize, sum: f32): void {
  if (sum === 0) return;
  const stride = (<usize>load<u32>(settings, strideAt)) << 2;
  const vectors = load<u32>(settings, vectorsAt);
  const averages: usize = load<u32>(settings, averagesAt);
  const steps: usize = load<u32>(settings, rowStepsAt);
  for (; at < end; at += 4, factors += 4) {
    const x = f32x4.splat(sum * load<f32>(factors));
    const a = averages + <usize>load<u32>(at) * stride;
    for (let v: usize = 0; v < vectors; v++) add(a + (v << 4), x, v128.load(steps + (v << 4)));
  }
}

function countAverage(settings: usize, numbers: usize): void {
  if (load<f64>(numbers, stepAt) < load<f64>(numbers, averageFromAt)) return;
  store<f64>(numbers, load<f64>(numbers, scaleSumAt) + load<f64>(numbers, scaleAt), scaleSumAt);
  store<f64>(numbers, load<f64>(numbers, averagedStepsAt) + 1, averagedStepsAt);
  const sums: usize = load<u32>(settings, interceptSumsAt);
  const intercepts: usize = load<u32>(settings, interceptsAt);
  const end = sums + ((<usize>load<u32>(settings, subjectsAt)) << 3);
  for (let at = sums, b = intercepts; at < end; at += 8, b += 8) store<f64>(at, load<f64>(at) + load<f64>(b));
}
