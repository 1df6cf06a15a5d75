import { describe, expect, it } from 'vitest';
import { pickSubject } from './subject-model.js';

const values = Float32Array.of(4, 9, 0, 9, -0.5, 9, 0.25, 9);

describe("a subject's weights, picked from among others'", () => {
  it('are those that are not 0', () => {
    expect(pickSubject({ values, stride: 2 }, 0, 1, 0)).toEqual({
      columns: Uint32Array.of(0, 2, 3),
      weights: Float32Array.of(4, -0.5, 0.25),
    });
  });

  it('leave out what is smaller than its share of the largest', () => {
    expect([...pickSubject({ values, stride: 2 }, 0, 1, 0.1).columns]).toEqual([0, 2]);
  });

  it('are scaled', () => {
    expect([...pickSubject({ values, stride: 2 }, 0, 2, 0.5).weights]).toEqual([8]);
  });

  it('are none where there is none', () => {
    expect(pickSubject({ values: new Float32Array(6), stride: 2 }, 1, 1, 0.1).columns).toHaveLength(0);
  });
});
