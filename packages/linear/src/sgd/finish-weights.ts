import { payTruncation } from './pay-truncation.js';
import { number, readSettings, type SgdState } from './sgd-state.js';

/** Makes the scale 1: what is stored is then the weights themselves. */
export function foldScale({ settings, ...state }: SgdState): void {
  const { stride, vectors, isSparse } = readSettings({ settings, ...state });
  const { weights, paid, numbers } = state;
  const scale = numbers[number.scale];
  for (let first = 0; first < weights.length; first += stride) {
    for (let at = first; at < first + 4 * vectors; at++) {
      weights[at] *= scale;
      if (isSparse) paid[at] *= scale;
    }
  }
  numbers[number.scale] = 1;
  numbers[number.truncation] *= scale;
  numbers[number.scaleSum] /= scale;
}

/** Puts the weights in the place of what is stored: scaled, L1 taken, and means where they were wanted. */
export function finishWeights(state: SgdState): Float64Array {
  const { stride, vectors, isSparse, isAveraged, subjects } = readSettings(state);
  const { weights, averages, numbers, intercepts, interceptSums } = state;
  if (isSparse) payTruncation(state, 0, state.weights.length);
  const steps = numbers[number.averagedSteps];
  const lanes = 4 * vectors;
  if (isAveraged && steps > 0) {
    const sum = numbers[number.scaleSum];
    for (let first = 0; first < weights.length; first += stride) {
      for (let at = first; at < first + lanes; at++) {
        weights[at] = (sum * weights[at] - averages[at]) / steps;
      }
    }
    return interceptSums.slice(0, subjects).map((each) => each / steps);
  }
  if (numbers[number.scale] !== 1) foldScale(state);
  return intercepts.slice(0, subjects);
}
