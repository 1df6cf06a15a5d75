import type { Weighting } from './hashed-model.js';

/** 1 + ln count, as far as counts usually go. */
const logarithms = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** A term's value by its count, before inverse frequencies; the sign of a signed count stays. */
export function termWeight(weighting: Weighting, count: number): number {
  if (weighting === 'count') return count;
  const size = Math.abs(count);
  const weight = logarithms[size];
  return count < 0 ? -weight : weight;
}
