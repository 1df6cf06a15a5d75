import { describe, expect, it } from 'vitest';
import { precisionRecallCurve } from './precision-recall-curve.js';

const long = {
  labels: Uint8Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? 1 : 0)),
  scores: Float64Array.from({ length: 1000 }, (_, i) => 1 - i / 1000),
};

describe('a long precision-recall curve', () => {
  it('is thinned to 200 points', () => {
    expect(precisionRecallCurve(long)).toHaveLength(200);
  });

  it('keeps its ends', () => {
    const curve = precisionRecallCurve(long);
    expect([curve[0]?.threshold, curve.at(-1)?.recall]).toEqual([1, 1]);
  });
});
