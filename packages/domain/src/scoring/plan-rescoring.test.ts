import { expect, it } from 'vitest';
import { planRescoring } from './plan-rescoring.js';

const since = new Date('2026-01-02T03:04:05.678Z');

it.each([
  ['those since then', { count: 3, since, isAnythingDeployed: true }, { changedSince: '2026-01-02T03:04:05.678Z' }],
  ['all where the time is not known', { count: 3, since: null, isAnythingDeployed: true }, {}],
  ['none where none changed', { count: 0, since, isAnythingDeployed: true }, null],
  ['none where nothing is deployed', { count: 3, since, isAnythingDeployed: false }, null],
])('after a change of documents scores %s', (_name, changed, expected) => {
  expect(planRescoring(changed)).toEqual(expected);
});
