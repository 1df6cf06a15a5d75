import { expect, it } from 'vitest';
import { type DuePredictions, mostMovedAtOnce, planMove, planMoves } from './plan-move.js';

const few: DuePredictions = { isDeployed: true, due: mostMovedAtOnce, storedFloor: 0.2, reviewThreshold: 0.4 };
const many = { due: mostMovedAtOnce + 1 };

it.each<[string, Partial<DuePredictions>, object]>([
  ['few move now', {}, { movesNow: true, run: null }],
  ['many are moved by a run', many, { movesNow: false, run: 'move' }],
  [
    'few move now and documents are scored that were below what is stored',
    { reviewThreshold: 0.19 },
    { movesNow: true, run: 'score' },
  ],
  ['many are scored anew', { ...many, reviewThreshold: 0.19 }, { movesNow: false, run: 'score' }],
  ['none where the classifier is not deployed', { ...many, isDeployed: false }, { movesNow: false, run: null }],
])('of the predictions of a classifier with new thresholds %s', (_name, change, expected) => {
  expect(planMove({ ...few, ...change })).toEqual(expected);
});

const toScore = { ...few, reviewThreshold: 0.19 };
const toMove = { ...few, ...many };
it.each<[string, readonly DuePredictions[], ReturnType<typeof planMoves>]>([
  ['moves many', [few, toMove], 'move'],
  ['scores all where one was not stored far enough down', [toMove, toScore, few], 'score'],
  ['is none where few are due', [few, few], null],
  ['is none where nothing is deployed', [{ ...toScore, isDeployed: false }], null],
])('one run for several classifiers %s', (_name, classifiers, expected) => {
  expect(planMoves(classifiers)).toBe(expected);
});
