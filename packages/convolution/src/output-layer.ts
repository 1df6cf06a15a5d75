import type { Network } from './network.js';

type Layer = Pick<Network, 'outputs' | 'intercepts'>;

/** One subject's raw score of what the filters found, summed in 64 bits. */
export function scoreOf({ outputs, intercepts }: Layer, found: Float32Array, subject: number): number {
  const start = subject * found.length;
  let sum = intercepts[subject];
  for (let unit = 0; unit < found.length; unit++) sum += outputs[start + unit] * found[unit];
  return sum;
}

/** What is over 0 of the maxima and their biases. */
export function rectify(maxima: Float32Array, biases: Float32Array, into: Float32Array): void {
  for (let unit = 0; unit < maxima.length; unit++) into[unit] = Math.max(0, maxima[unit] + biases[unit]);
}
