import { describe, expect, it } from 'vitest';
import { rankingMetrics } from './ranking.js';

const rank = (cells: number[], scores: number[], k: number) =>
  rankingMetrics({ documents: 1, subjects: cells.length, cells: Int8Array.from(cells) }, Float64Array.from(scores), k);

describe('ranking metrics', () => {
  it('count hits among the first k', () => {
    expect(rank([1, 0, 1, 1], [0.9, 0.8, 0.7, 0.1], 2)).toMatchObject({ precisionAtK: 1 / 2, recallAtK: 1 / 3 });
  });

  it('share a hit among tied subjects', () => {
    expect(rank([1, 0, 0, 0], [0.5, 0.5, 0.5, 0.5], 2)?.recallAtK).toBeCloseTo(0.5, 12);
  });

  it('put a subject without a score last', () => {
    expect(rank([1, 0], [Number.NaN, 0], 1)?.recallAtK).toBe(0);
  });

  it('leave unknown cells out', () => {
    expect(rank([-1, 1], [0.9, 0.1], 1)?.recallAtK).toBe(1);
  });

  it('say nothing where no document has a subject', () => {
    expect(rank([0, -1], [0.9, 0.1], 1)).toBeNull();
  });
});
