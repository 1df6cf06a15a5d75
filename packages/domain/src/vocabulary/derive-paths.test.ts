import { describe, expect, it } from 'vitest';
import { derivePaths, maxPaths, type SubjectNode } from './derive-paths.js';

const none = new Map<number, string[]>();

describe('derivePaths', () => {
  it('writes a root as a slash and its label', () => {
    expect(derivePaths(new Map([[1, { label: 'Earth', broader: [] }]]), none)).toEqual(new Map([[1, ['/Earth']]]));
  });

  it('writes one path for each way up, sorted', () => {
    const nodes = new Map<number, SubjectNode>([
      [4, { label: 'Rivers', broader: [3, 2] }],
      [3, { label: 'Water', broader: [1, 2] }],
      [2, { label: 'Land', broader: [] }],
      [1, { label: 'Earth', broader: [] }],
    ]);
    expect(derivePaths(nodes, none).get(4)).toEqual(['/Earth/Water/Rivers', '/Land/Rivers', '/Land/Water/Rivers']);
  });

  it('goes on from the known paths of a broader subject', () => {
    const nodes = new Map([[2, { label: 'Water', broader: [1] }]]);
    expect(derivePaths(nodes, new Map([[1, ['/A/Earth', '/B/Earth']]])).get(2)).toEqual([
      '/A/Earth/Water',
      '/B/Earth/Water',
    ]);
  });

  it('writes the path of what stands below thousands', () => {
    const chain = Array.from(
      { length: 5_000 },
      (_, id) => [id, { label: 'a', broader: id === 4_999 ? [] : [id + 1] }] as const,
    );
    expect(derivePaths(new Map(chain), none).get(0)?.[0]).toHaveLength(10_000);
  });

  it('keeps a bounded number of ways where they multiply', () => {
    const ladder = new Map<number, SubjectNode>();
    for (let level = 0; level < 30; level++) {
      const above = level === 0 ? [] : [2 * level - 2, 2 * level - 1];
      ladder.set(2 * level, { label: `a${level}`, broader: above });
      ladder.set(2 * level + 1, { label: `b${level}`, broader: above });
    }
    expect(derivePaths(ladder, none).get(58)).toHaveLength(maxPaths);
  });
});
