import { chooseAcceptance } from '@classmark/evaluation';
import { expect, it } from 'vitest';
import { corpusOf, type Example, examples, requestForExamples, VotingLearner } from '../testing/voting-learner.js';
import type { TrainedClassifier } from './classifier.js';
import { trainClassifiers } from './train-classifiers.js';

/** Six documents have the third subject: too few for a promise of .8 by itself where one of them is not found. */
const withRare: readonly Example[] = examples(100).map((example, i) =>
  i % 17 === 5
    ? { ...example, text: `${example.text} ice`, yes: [...example.yes, 2] }
    : { ...example, yes: example.yes.filter((s) => s !== 2) },
);

async function train(promise: 'each' | 'together', targetPrecision = 0.9): Promise<readonly TrainedClassifier[]> {
  const recipe = {
    listSettings: async () => [{ learner: new VotingLearner(), parameters: null }] as const,
    f1Rule: 'calibrated' as const,
  };
  const asked = requestForExamples({ training: corpusOf(withRare), targetPrecision, promise });
  const { classifiers } = await trainClassifiers({ recipe, ...asked });
  return classifiers.filter((classifier) => classifier.state === 'trained');
}

it('a target precision for all together gives all subjects one accept threshold, and a rare one publishes, too', async () => {
  const [together, each] = [await train('together'), await train('each')];
  expect(each[2]).toMatchObject({ promise: 'each', reviewOnly: { code: 'too-few-positives', positives: 6 } });
  expect(together.map(({ promise, reviewOnly }) => [promise, reviewOnly])).toEqual(
    Array.from({ length: 3 }, () => ['together', null]),
  );
  expect(new Set(together.map(({ acceptThreshold }) => acceptThreshold)).size).toBe(1);
});

it('what a subject could promise by itself is kept to answer another target', async () => {
  const [together, each] = [await train('together'), await train('each')];
  const answers = (classifiers: readonly TrainedClassifier[]) =>
    classifiers.map(({ thresholdBasis }) => chooseAcceptance(thresholdBasis, 0.9));
  expect(answers(together)).toEqual(answers(each));
});
