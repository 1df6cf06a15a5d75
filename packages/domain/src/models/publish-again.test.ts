import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { findStopReason, planPublishingAgain, type StoppedClassifier, type StopSituation } from './publish-again.js';

const reason = 'Spot checks found too many wrong.';
const stopped: StopSituation = { promise: 'together', acceptThreshold: null, reason, stops: ['An older one.', reason] };

it.each<[string, Partial<StopSituation>, string | null]>([
  ['with all others', {}, reason],
  ['by itself', { reason: 'Spot checks found its own wrong.' }, null],
  ['never', { reason: null }, null],
  ['while no other was', { stops: [] }, null],
  ['before somebody set an accept threshold', { acceptThreshold: 0.8 }, null],
  ['before somebody set a target for it alone', { promise: 'each' }, null],
])('a classifier that spot checks stopped %s was stopped together for %o', (_, change, expected) => {
  expect(findStopReason({ ...stopped, ...change })).toBe(expected);
});

describe('publishing again', () => {
  const classifier: StoppedClassifier = {
    subjectId: 1,
    isDeployed: true,
    from: { accept: null, review: 0.4 },
    to: { accept: 0.8, review: 0.4 },
    storedFloor: 0.2,
  };

  it.each<[string, Partial<StoppedClassifier>, ReturnType<typeof planPublishingAgain>]>([
    ['has predictions moved', {}, { storedFloors: [0.2], run: 'move' }],
    [
      'has documents scored whose predictions were not stored',
      { storedFloor: 0.45 },
      { storedFloors: [0.45], run: 'score' },
    ],
    [
      'keeps fewer stored where training chose a higher review threshold',
      { to: { accept: 0.8, review: 0.6 } },
      { storedFloors: [0.3], run: 'move' },
    ],
    ['moves nothing that is not deployed', { isDeployed: false }, { storedFloors: [0.2], run: null }],
  ])('%s', (_, change, expected) => {
    expect(planPublishingAgain([{ ...classifier, ...change }])).toEqual(expected);
  });

  it('is refused where nothing was stopped together', () => {
    expect(() => planPublishingAgain([])).toThrow(
      new AppError('CONFLICT', 'Spot checks did not stop this subject together with others.'),
    );
  });
});
