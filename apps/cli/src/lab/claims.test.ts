import type { CurveMoment, RunResult, VariantName } from '@classmark/gan';
import { describe, expect, it } from 'vitest';
import { testClaims } from './claims.js';

const end: CurveMoment = {
  ...{ step: 100, wasserstein: 1, meanError: 0, sdError: 0, leftTail: 0.1, rightTail: 0.1, overlap: 0.5 },
  ...{ modesFound: 1, discriminatorLoss: 1, generatorLoss: 1, accuracy: 0.5 },
};
const seeds = 20;

/** Runs of which all end alike, but for what is said of a variant. */
const runsWith =
  (ends: Partial<Record<VariantName, Partial<CurveMoment>>>) =>
  (variant: VariantName): RunResult[] =>
    Array.from({ length: seeds }, (_, seed) => ({
      seed,
      outcome: 'off',
      curve: [{ ...end, ...ends[variant] }],
      frames: [],
    }));

const judgementOf = (quote: string, ends: Parameters<typeof runsWith>[0]): string | undefined =>
  testClaims(runsWith(ends)).find((claim) => claim.quote.includes(quote))?.judgement;

describe('what the write-up saw in one run', () => {
  it.each([
    ['a difference that is found as it says', 'tail to the left', { noise: { leftTail: 0.4 } }, 'holds'],
    ['a difference that is not found', 'tail to the left', {}, 'not confirmed'],
    ['the other difference', 'tail to the left', { noise: { leftTail: 0 } }, 'the opposite holds'],
    ['no gain, where it gained nothing', 'quite well as intended', {}, 'not contradicted'],
    ['no gain, where it lost', 'quite well as intended', { minibatch: { wasserstein: 3 } }, 'holds'],
    ['no gain, where it gained', 'quite well as intended', { minibatch: { wasserstein: 0.1 } }, 'the opposite holds'],
  ])('is judged by %s', (_name, quote, ends, judgement) => {
    expect(judgementOf(quote, ends)).toBe(judgement);
  });
});
