import { describe, expect, it } from 'vitest';
import { stopPublishing, withdrawPublishing } from './precision-watch.js';

const answers = (right: number, wrong: number): boolean[] => [
  ...Array.from({ length: right }, () => true),
  ...Array.from({ length: wrong }, () => false),
];

const hasFallen = (outcomes: readonly boolean[], target: number): boolean => stopPublishing(outcomes, target) !== null;

describe('precision has fallen', () => {
  it.each([
    ['nothing checked', [], 0.9, false],
    ['a few mistakes', answers(0, 5), 0.9, false],
    ['mistakes alone', answers(0, 12), 0.9, true],
    ['as many mistakes after a long good past', [...answers(2_000, 0), ...answers(0, 12)], 0.9, true],
    ['mistakes that good answers made up for', [...answers(0, 9), ...answers(100, 0), ...answers(0, 9)], 0.9, false],
    ['mistakes that a lower target allows', [...answers(70, 0), ...answers(0, 12)], 0.6, false],
  ])('by %s', (_name, outcomes, target, isFallen) => {
    expect(hasFallen(outcomes, target)).toBe(isFallen);
  });
});

describe('withdrawPublishing', () => {
  const inForce = {
    thresholds: { accept: 0.8, review: 0.4 },
    targetPrecision: 0.9,
    promise: 'each',
    reason: null,
  } as const;
  const outcomes = [...answers(30, 0), ...answers(0, 12)];

  it('makes a subject review only whose precision has fallen, and says why', () => {
    expect(withdrawPublishing({ outcomes, inForce })).toEqual({
      thresholds: { accept: null, review: 0.4 },
      ...{ targetPrecision: 0.9, promise: 'each' },
      reason:
        'Spot checks found its precision below the target of 90%: 0 of the last 12 published suggestions checked were right.',
    });
  });

  it('does not count what was right before the fall, which would belie the reason', () => {
    const past = answers(1_860, 0);
    const answered = [...past, ...Array.from({ length: 60 }, (_, i) => i % 3 !== 0)];
    const reason = withdrawPublishing({ outcomes: answered, inForce })?.reason ?? '';
    const [right = 0, checked = 0] = [...reason.matchAll(/(\d+) of the last (\d+)/g)].flatMap(([, a, b]) => [
      Number(a),
      Number(b),
    ]);
    expect(right / checked).toBeLessThan(0.9);
  });

  describe('where the target is promised for all that is published together', () => {
    const together = { ...inForce, promise: 'together' } as const;

    it('leaves a subject alone that is under it', () => {
      const half = Array.from({ length: 400 }, (_, i) => i % 5 < 3);
      expect(withdrawPublishing({ outcomes: half, inForce: together })).toBeNull();
    });

    it('makes a subject review only of whose suggestions surely most are wrong', () => {
      expect(withdrawPublishing({ outcomes: answers(0, 60), inForce: together })).toMatchObject({
        ...{ thresholds: { accept: null, review: 0.4 }, promise: 'together' },
        reason: expect.stringMatching(/^Spot checks found most of its suggestions wrong: 0 of the last \d+ published/),
      });
    });
  });

  it.each([
    ['whose precision holds', { outcomes: answers(30, 2), inForce }],
    ['that has no target', { outcomes, inForce: { ...inForce, targetPrecision: null } }],
    ['that is review only', { outcomes, inForce: { ...inForce, thresholds: { accept: null, review: 0.4 } } }],
  ])('leaves a subject alone %s', (_name, situation) => {
    expect(withdrawPublishing(situation)).toBeNull();
  });
});

describe.each(Array.from({ length: 20 }, (_, seed) => seed + 1))('with a target of .90, seed %i', (seed) => {
  it('notices within 200 checked suggestions that precision fell from .93 to .70', () => {
    const draw = randomFrom(seed);
    const before = Array.from({ length: 500 }, () => draw() < 0.93);
    const after = Array.from({ length: 200 }, () => draw() < 0.7);
    expect(hasFallen(before, 0.9)).toBe(false);
    expect(hasFallen([...before, ...after], 0.9)).toBe(true);
  });

  it('is silent over 2,000 while it stays .93', () => {
    const draw = randomFrom(seed);
    const outcomes = Array.from({ length: 2_000 }, () => draw() < 0.93);
    expect(hasFallen(outcomes, 0.9)).toBe(false);
  });
});

/** Uniform numbers from 0 to 1, the same for a seed: a linear congruential generator, by its high bits. */
function randomFrom(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number(state >> 32n) / 2 ** 32;
  };
}

describe('stopPublishing', () => {
  it('says why all must stop that is published together, where it has fallen below the target', () => {
    expect(stopPublishing([...answers(30, 0), ...answers(0, 12)], 0.9)).toBe(
      'Spot checks found the precision of all that is published together below the target of 90%: 0 of the last 12 published suggestions checked were right.',
    );
  });

  it('says nothing while it has not', () => {
    expect(stopPublishing([...answers(100, 0), ...answers(0, 8), ...answers(100, 0)], 0.9)).toBeNull();
  });
});
