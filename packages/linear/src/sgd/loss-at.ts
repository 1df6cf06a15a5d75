import { lossPlaces } from '../losses.js';
import { number } from './sgd-state.js';

const manyHalvings = 500;
/** 2^-500 and 2^500. */
const smallLikelihood = 3.054936363499605e-151;
const inverseLikelihood = 3.273390607896142e150;
/** Added and taken away again, it rounds to the nearest whole number, ties to even. */
const toEven = 6_755_399_441_055_744;
const mostExponent = 60;
/** 2^-60 to 2^60, exactly. */
const powers = Float64Array.from({ length: 2 * mostExponent + 1 }, () => 1);
for (let i = 1; i <= mostExponent; i++) {
  powers[mostExponent + i] = 2 * powers[mostExponent + i - 1];
  powers[mostExponent - i] = 0.5 * powers[mostExponent - i + 1];
}

/**
 * The slope of the loss (its place in `losses`) by the margin; RangeError for another. Adds the loss itself to the sums in `numbers`; that of
 * `log` as a product of probabilities, so that no logarithm is needed. The same bits as the kernel's.
 */
export function lossAt(numbers: Float64Array, loss: number, margin: number): number {
  numbers[number.cells] += 1;
  if (loss === lossPlaces.log) {
    const odds = powerOfTwo(margin * -Math.LOG2E);
    addLikelihood(numbers, 1 / (1 + odds));
    return -odds / (1 + odds);
  }
  const lack = 1 - margin;
  if (!(lack > 0)) return 0;
  if (loss === lossPlaces.hinge) return addLoss(numbers, lack, -1);
  if (loss === lossPlaces['squared-hinge']) return addLoss(numbers, lack * lack, -2 * lack);
  if (loss !== lossPlaces['modified-huber']) throw new RangeError(`There is no loss ${loss}.`);
  return margin >= -1 ? addLoss(numbers, lack * lack, -2 * lack) : addLoss(numbers, -4 * margin, -4);
}

function addLoss(numbers: Float64Array, value: number, slope: number): number {
  numbers[number.lossSum] += value;
  return slope;
}

/** The sum of the losses so far, and of how many known cells. */
export function sumLosses(numbers: Float64Array): { loss: number; cells: number } {
  const likelihood = Math.log(numbers[number.likelihood]);
  const halvings = numbers[number.likelihoodHalvings] * Math.LN2;
  return { loss: numbers[number.lossSum] - likelihood + halvings, cells: numbers[number.cells] };
}

/** Begins the sums anew. */
export function clearLosses(numbers: Float64Array): void {
  numbers[number.lossSum] = 0;
  numbers[number.likelihood] = 1;
  numbers[number.likelihoodHalvings] = 0;
  numbers[number.cells] = 0;
}

function addLikelihood(numbers: Float64Array, probability: number): void {
  let product = numbers[number.likelihood] * probability;
  if (product < smallLikelihood) {
    product *= inverseLikelihood;
    numbers[number.likelihoodHalvings] += manyHalvings;
  }
  numbers[number.likelihood] = product;
}

/** 2^exponent for exponents within ±60, to 1e-10 of it, by a polynomial (ln 2)^n / n! and a table. */
function powerOfTwo(exponent: number): number {
  const t = Math.max(-mostExponent, Math.min(mostExponent, exponent));
  const whole = t + toEven - toEven;
  const x = t - whole;
  let p = 1.0178086009239699e-7;
  p = 1.3215486790144307e-6 + x * p;
  p = 1.5252733804059841e-5 + x * p;
  p = 1.540353039338161e-4 + x * p;
  p = 0.0013333558146428443 + x * p;
  p = 0.009618129107628477 + x * p;
  p = 0.05550410866482158 + x * p;
  p = 0.2402265069591007 + x * p;
  p = Math.LN2 + x * p;
  p = 1 + x * p;
  return p * powers[mostExponent + whole];
}
