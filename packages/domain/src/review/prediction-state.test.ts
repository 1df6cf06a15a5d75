import { describe, expect, it } from 'vitest';
import { floorOf, marginOf, stateFor } from './prediction-state.js';

const both = { accept: 0.9, review: 0.4 };
const reviewOnly = { accept: null, review: 0.4 };

describe('stateFor', () => {
  it.each([
    ['at the accept threshold', 0.9, both, 'published'],
    ['above the accept threshold', 1, both, 'published'],
    ['just below accept', 0.8999, both, 'queued'],
    ['at the review threshold', 0.4, both, 'queued'],
    ['just below review', 0.3999, both, 'withdrawn'],
    ['at the floor', 0.2, both, 'withdrawn'],
    ['just below the floor', 0.1999, both, null],
    ['at nought', 0, both, null],
    ['certain, but review only', 1, reviewOnly, 'queued'],
    ['where accept and review are one', 0.9, { accept: 0.9, review: 0.9 }, 'published'],
    ['below where accept and review are one', 0.89, { accept: 0.9, review: 0.9 }, 'withdrawn'],
  ] as const)('%s', (_name, probability, thresholds, state) => {
    expect(stateFor(probability, thresholds)).toBe(state);
  });

  it('says the same of a probability that went through single precision', () => {
    expect(stateFor(Math.fround(0.9), both)).toBe(stateFor(0.9, both));
  });
});

describe('marginOf', () => {
  it.each([
    ['nearest to accept', 0.8, both, 0.1],
    ['nearest to review', 0.5, both, 0.1],
    ['above accept', 0.95, both, 0.05],
    ['below review', 0.25, both, 0.15],
    ['review only has but one threshold', 0.89, reviewOnly, 0.49],
    ['on a threshold', 0.4, both, 0],
  ] as const)('%s', (_name, probability, thresholds, margin) => {
    expect(marginOf(probability, thresholds)).toBeCloseTo(margin, 6);
  });
});

it('keeps predictions down to half the review threshold', () => {
  expect(floorOf(both)).toBe(0.2);
});
