import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickLargest } from './largest-weights.js';

const weight = fc.oneof(fc.constantFrom(0, 0.5, -0.5, 1), fc.float({ noNaN: true, noDefaultInfinity: true }));

describe('the largest weights', () => {
  it('are, by column, those that come first when all are ordered by size', () => {
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 60 }), fc.nat(20), (weights, most) => {
        const order = [...weights.keys()]
          .filter((column) => weights[column] !== 0)
          .sort((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0) || a - b);
        const columns = order.slice(0, most).sort((a, b) => a - b);
        expect(pickLargest(Float64Array.from(weights), most)).toEqual({
          columns: Uint32Array.from(columns),
          weights: Float32Array.from(columns, (column) => weights[column] ?? 0),
        });
      }),
    );
  });
});
