import { describe, expect, it } from 'vitest';
import { extentOf, scaleLinear, ticksOf } from './scale.js';

describe('a chart’s scale', () => {
  it('maps ends to ends and the middle to the middle', () => {
    const scale = scaleLinear([0, 10], [100, 0]);
    expect([0, 5, 10].map(scale)).toEqual([100, 50, 0]);
  });

  it('puts a single value in the middle', () => {
    expect(scaleLinear([3, 3], [0, 10])(3)).toBe(5);
  });

  it('has round ticks', () => {
    expect(ticksOf([0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksOf([0, 30])).toEqual([0, 10, 20, 30]);
    expect(ticksOf([2, 2])).toEqual([2]);
  });

  it('spans all values', () => {
    expect(extentOf([3, 1, 2])).toEqual([1, 3]);
    expect(extentOf([])).toEqual([0, 1]);
  });
});
