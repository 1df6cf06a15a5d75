import { expect, it } from 'vitest';
import { type FreedPrediction, restorePrediction } from './restore-prediction.js';

const thresholds = { accept: 0.75, review: 0.5 };
const freed: FreedPrediction = { probability: 0.625, margin: 0.2, verdict: null, isDeployed: true, thresholds };

it.each<[string, Partial<FreedPrediction>, string, number]>([
  ['is accepted again', { verdict: 'accept' }, 'accepted', 0.125],
  ['is rejected again', { verdict: 'reject', isDeployed: false }, 'rejected', 0.125],
  ['goes into the queue', {}, 'queued', 0.125],
  ['is published', { probability: 0.875 }, 'published', 0.125],
  ['is withdrawn under the review threshold', { probability: 0.375 }, 'withdrawn', 0.125],
  ['is withdrawn where it would not be stored', { probability: 0.125 }, 'withdrawn', 0.375],
  ['is withdrawn where its classifier is not deployed', { isDeployed: false }, 'withdrawn', 0.125],
  ['keeps its margin where the classifier has no thresholds', { thresholds: null }, 'withdrawn', 0.2],
])('a prediction whose decision is undone %s', (_name, change, state, margin) => {
  expect(restorePrediction({ ...freed, ...change })).toEqual({ state, margin });
});
