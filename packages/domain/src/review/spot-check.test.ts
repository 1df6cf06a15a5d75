import { describe, expect, it } from 'vitest';
import type { Prediction } from './prediction.js';
import { hidePredictions, hideSubjects, isDrawnAmongAll, mixIn, planDesk } from './spot-check.js';

const numbers = (...given: number[]) => {
  const left = [...given];
  return () => left.shift() ?? 1;
};

describe('planDesk', () => {
  it('gives each place to a spot check by its share, and blinds others as often', () => {
    const plan = planDesk(4, { share: 0.1, random: numbers(0.05, 0.5, 0.5, 0.5, 0.5, 0.02, 0.5) });
    expect(plan).toEqual({ checks: 1, blind: [false, true, false] });
  });

  it('checks nothing where the share is 0', () => {
    expect(planDesk(2, { share: 0, random: () => 0 })).toEqual({ checks: 0, blind: [false, false] });
  });
});

it.each([
  ['each', null, false],
  ['each', 3, false],
  ['together', null, true],
  ['together', 3, false],
] as const)(
  'of a promise for %s, on a desk of subject %s, a check is drawn among all: %s',
  (promise, desk, expected) => {
    expect(isDrawnAmongAll(promise, desk)).toBe(expected);
  },
);

it.each([
  ['first', 0, ['check', 'a', 'b']],
  ['between', 0.5, ['a', 'check', 'b']],
  ['last', 0.99, ['a', 'b', 'check']],
] as const)('a check may lie %s', (_, drawn, expected) => {
  expect(mixIn(['a', 'b'], ['check'], () => drawn)).toEqual(expected);
});

describe('a blind document', () => {
  const prediction: Prediction = {
    documentId: 1n,
    subjectId: 1,
    versionId: 1,
    probability: 0.95,
    margin: 0.05,
    state: 'published',
  };
  const blind = [{ documentId: 1n, subjectIds: [1] }];

  it('shows what is checked as in review, without its probability', () => {
    expect(hidePredictions([prediction], blind)).toEqual([
      { ...prediction, state: 'queued', probability: null, margin: 0 },
    ]);
  });

  it.each([
    ['another document', { ...prediction, documentId: 2n }],
    ['what is decided', { ...prediction, state: 'accepted' as const }],
  ])('leaves %s as it is', (_name, other) => {
    expect(hidePredictions([other], blind)).toEqual([other]);
  });

  it('shows a suggestion in review without its probability, whether anything is checked or not', () => {
    const queued = { ...prediction, state: 'queued' as const };
    expect(hidePredictions([queued], [{ documentId: 1n, subjectIds: [] }])).toMatchObject([
      { state: 'queued', probability: null },
    ]);
  });

  it('does not show what else is published', () => {
    expect(hidePredictions([{ ...prediction, subjectId: 2 }], blind)).toEqual([]);
  });

  it('does not show published subjects', () => {
    const published = { documentId: 1n, subjectId: 1, status: 'published', probability: 0.95 } as const;
    const labelled = { ...published, subjectId: 2, status: 'labelled' } as const;
    expect(hideSubjects([published, labelled, { ...published, documentId: 2n }], blind)).toEqual([
      labelled,
      { ...published, documentId: 2n },
    ]);
  });
});
