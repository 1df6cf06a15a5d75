import { expect, it } from 'vitest';
import { PrevalenceSurvey } from './prevalence-survey.js';

const thresholdBasis = {
  bounds: [],
  laterBounds: [],
  positives: 20,
  trainingPrevalence: 0.2,
  f1Threshold: 0.4,
};
const classifier = (subjectId: number, trainingPrevalence: number | null = 0.2) => ({
  versionId: 1,
  subjectId,
  thresholdBasis: { ...thresholdBasis, trainingPrevalence },
});

it('estimates each subject by its own probabilities, and says which has fallen', () => {
  const survey = new PrevalenceSurvey([classifier(1), classifier(2)]);
  for (let i = 0; i < 100; i++) survey.add([0.001, i < 20 ? 0.99 : 0.01]);
  const [rare, same] = survey.finish();
  expect(rare).toMatchObject({ versionId: 1, subjectId: 1, training: 0.2, documents: 100, hasFallen: true });
  expect(rare?.estimated).toBeLessThan(0.01);
  expect(same).toMatchObject({ subjectId: 2, hasFallen: false });
  expect(same?.estimated).toBeCloseTo(0.2, 1);
});

it('says nothing of a subject whose prevalence in training is not known', () => {
  const survey = new PrevalenceSurvey([classifier(1, null)]);
  survey.add([0.5]);
  expect(survey.finish()).toEqual([]);
});
