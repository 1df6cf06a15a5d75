import { describe, expect, it } from 'vitest';
import { pickSubjects } from './subject-model.js';

const values = Float32Array.of(4, 9, 0, 9, -0.5, 9, 0.25, 9);

describe("subjects' weights, picked from among each other's", () => {
  it('are those that are not 0', () => {
    expect(pickSubjects({ values, stride: 2 }, 1, 0)).toEqual([
      { columns: Uint32Array.of(0, 2, 3), weights: Float32Array.of(4, -0.5, 0.25) },
    ]);
  });

  it('leave out what is smaller than its share of the largest', () => {
    const picked = pickSubjects({ values, stride: 2 }, 2, 0.1);
    expect(picked.map(({ columns }) => [...columns])).toEqual([
      [0, 2],
      [0, 1, 2, 3],
    ]);
  });

  it('are none where there is none', () => {
    expect(pickSubjects({ values: new Float32Array(6), stride: 2 }, 2, 0.1)[1]?.columns).toHaveLength(0);
  });
});
