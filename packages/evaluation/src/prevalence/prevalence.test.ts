import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { hasFallen, PrevalenceEstimator } from './prevalence.js';

/** Scores are normal around 1 for a yes and -1 for a no, so that with a prevalence in training log odds are 2 × score + logit. */
function estimate(trainingPrevalence: number, prevalence: number): number {
  const random = createRandom(3);
  const estimator = new PrevalenceEstimator();
  for (let i = 0; i < 20_000; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    const score = radius * Math.cos(2 * Math.PI * random.next()) + (random.next() < prevalence ? 1 : -1);
    estimator.add(1 / (1 + Math.exp(-2 * score - Math.log(trainingPrevalence / (1 - trainingPrevalence)))));
  }
  return estimator.estimate(trainingPrevalence).estimated;
}

describe('the estimated prevalence', () => {
  it.each([
    [0.3, 0.3],
    [0.3, 0.1],
    [0.05, 0.2],
    [0.02, 0.005],
  ])('of a subject that had %f in training and has %f now is near that', (training, now) => {
    expect(Math.abs(estimate(training, now) - now)).toBeLessThan(0.006);
  });

  it('is that of training without a document', () => {
    expect(new PrevalenceEstimator().estimate(0.3)).toEqual({ training: 0.3, estimated: 0.3, logLikelihoodRatio: 0 });
  });
});

describe('a prevalence has fallen', () => {
  it.each([
    {
      name: 'where odds fell by more than a third',
      training: 0.2,
      estimated: 0.1,
      logLikelihoodRatio: 9,
      fell: true,
    },
    { name: 'not where they fell by less', training: 0.2, estimated: 0.15, logLikelihoodRatio: 9, fell: false },
    { name: 'not where chance explains it', training: 0.2, estimated: 0.1, logLikelihoodRatio: 2, fell: false },
    { name: 'not where it rose', training: 0.2, estimated: 0.4, logLikelihoodRatio: 9, fell: false },
    { name: 'where nothing is left', training: 0.2, estimated: 0, logLikelihoodRatio: 9, fell: true },
  ])('$name', ({ fell, ...change }) => {
    expect(hasFallen(change)).toBe(fell);
  });
});

describe('the log likelihood ratio', () => {
  const ratioOf = (count: number): number => {
    const estimator = new PrevalenceEstimator();
    for (let i = 0; i < count; i++) estimator.add(0.001);
    return estimator.estimate(0.2).logLikelihoodRatio;
  };

  it('grows with the documents', () => {
    expect(ratioOf(100) / ratioOf(10)).toBeCloseTo(10, 3);
  });

  it('is that of a coin seen so often', () => {
    // Sure that ten of ten have no subject that 20 % had: 10 × ln(1 / 0.8)
    expect(ratioOf(10)).toBeCloseTo(10 * Math.log(1 / 0.8), 1);
  });
});
