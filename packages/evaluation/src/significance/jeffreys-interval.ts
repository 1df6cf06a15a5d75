import { betaQuantile } from './beta-distribution.js';
import type { Interval } from './bootstrap-intervals.js';

const tail = 0.025;

/** Jeffreys's 95% interval of a proportion (Brown, Cai & DasGupta 2001): 0 and 1 belong to it where all answers agree. */
export function jeffreysInterval(hits: number, misses: number): Interval {
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, hits + 0.5, misses + 0.5),
    high: misses === 0 ? 1 : betaQuantile(1 - tail, hits + 0.5, misses + 0.5),
  };
}
