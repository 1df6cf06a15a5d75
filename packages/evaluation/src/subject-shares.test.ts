import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { hasFallen, ShareEstimator } from './subject-shares.js';

/** Scores are normal around 1 for a yes and -1 for a no, so that with a share in training log odds are 2 × score + logit. */
function estimate(trainingShare: number, share: number): number {
  const random = createRandom(3);
  const estimator = new ShareEstimator();
  for (let i = 0; i < 20_000; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    const score = radius * Math.cos(2 * Math.PI * random.next()) + (random.next() < share ? 1 : -1);
    estimator.add(1 / (1 + Math.exp(-2 * score - Math.log(trainingShare / (1 - trainingShare)))));
  }
  return estimator.estimate(trainingShare);
}

describe('the estimated share', () => {
  it.each([
    [0.3, 0.3],
    [0.3, 0.1],
    [0.05, 0.2],
    [0.02, 0.005],
  ])('of a subject that had %f in training and has %f now is near that', (training, now) => {
    expect(Math.abs(estimate(training, now) - now)).toBeLessThan(0.006);
  });

  it('is that of training without a document', () => {
    expect(new ShareEstimator().estimate(0.3)).toBe(0.3);
  });
});

describe('a share has fallen', () => {
  it.each([
    { name: 'where odds fell by more than the allowance', training: 0.2, estimated: 0.1, documents: 1000, fell: true },
    { name: 'not within the allowance', training: 0.2, estimated: 0.15, documents: 1000, fell: false },
    { name: 'not where chance explains it', training: 0.2, estimated: 0.1, documents: 20, fell: false },
    { name: 'not where it rose', training: 0.2, estimated: 0.4, documents: 1000, fell: false },
    { name: 'where nothing is left', training: 0.2, estimated: 0, documents: 1000, fell: true },
  ])('$name', ({ fell, ...shares }) => {
    expect(hasFallen(shares, 1.5)).toBe(fell);
  });
});
