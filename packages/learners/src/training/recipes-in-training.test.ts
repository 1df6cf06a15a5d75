import { describe, expect, it } from 'vitest';
import { loadRecipe } from '../recipes/load-recipe.js';
import { examples, requestForExamples, VotingLearner } from '../testing/voting-learner.js';
import { type TrainingRequest, trainClassifiers } from './train-classifiers.js';
import type { TrainingProgress } from './training-progress.js';

describe('a recipe with several settings', () => {
  it('keeps the one whose unseen probabilities have the least log loss', async () => {
    const [deaf, keen] = [new VotingLearner(() => 'same'), new VotingLearner()];
    const listSettings = async () =>
      [
        { learner: deaf, parameters: 'a' },
        { learner: keen, parameters: 'b' },
      ] as const;
    const { learner, parameters } = await trainClassifiers({
      ...requestForExamples(),
      recipe: { listSettings, f1Rule: 'calibrated' },
    });
    expect([learner === keen, parameters, deaf.fits.length, keen.fits.length]).toEqual([true, 'b', 5, 7]);
  });

  it('counts the fits of all in its progress', async () => {
    const listSettings = async () =>
      [
        { learner: new VotingLearner(), parameters: null },
        { learner: new VotingLearner(), parameters: null },
      ] as const;
    const events: TrainingProgress[] = [];
    const onProgress = (event: TrainingProgress) => events.push(event);
    await trainClassifiers({ ...requestForExamples({ onProgress }), recipe: { listSettings, f1Rule: 'calibrated' } });
    expect(events.at(-1)).toMatchObject({ fit: 12, fits: 12 });
    expect(events.at(-1)?.done).toBe(events.at(-1)?.total);
  });
});

describe('a recipe that deals the corpus into folds several times', () => {
  const dealing = (foldings: number, learners = [new VotingLearner()]): TrainingRequest['recipe'] => ({
    listSettings: async () => {
      const [first = new VotingLearner(), ...others] = learners;
      return [{ learner: first, parameters: null }, ...others.map((learner) => ({ learner, parameters: null }))];
    },
    countFoldings: () => foldings,
    f1Rule: 'calibrated',
  });

  it('scores every document as often, each time by a fit that has not seen it', async () => {
    const learner = new VotingLearner();
    await trainClassifiers({ ...requestForExamples(), recipe: dealing(3, [learner]) });
    const times = Map.groupBy(learner.decisions, ({ id }) => id);
    const isLast = (place: number): boolean => place >= 80;
    // The last fifth once more, by a fit on what comes before it.
    expect(examples(100).map(({ id }) => times.get(id)?.length)).toEqual(
      examples(100).map((_, place) => (isLast(place) ? 4 : 3)),
    );
    expect(learner.decisions.filter(({ fit, id }) => learner.fits[fit]?.includes(id))).toEqual([]);
  });

  it('leaves other documents out together each time', async () => {
    const learner = new VotingLearner();
    await trainClassifiers({ ...requestForExamples(), recipe: dealing(2, [learner]) });
    expect(new Set(learner.fits.map((ids) => ids.join())).size).toBeGreaterThan(6);
  });

  it('calibrates by the mean of the scores', async () => {
    const [once, twice] = [
      await trainClassifiers({ ...requestForExamples(), recipe: dealing(1) }),
      await trainClassifiers({ ...requestForExamples(), recipe: dealing(2) }),
    ];
    expect(twice.classifiers[0]).toMatchObject({ state: 'trained' });
    expect(twice.classifiers).not.toEqual(once.classifiers);
    expect(twice.weights).toEqual(once.weights);
  });

  it('scores again with the best setting alone', async () => {
    const [deaf, keen] = [new VotingLearner(() => 'same'), new VotingLearner()];
    const events: TrainingProgress[] = [];
    const onProgress = (event: TrainingProgress) => events.push(event);
    await trainClassifiers({ ...requestForExamples({ onProgress }), recipe: dealing(2, [deaf, keen]) });
    expect([deaf.fits.length, keen.fits.length]).toEqual([5, 12]);
    expect(events.at(-1)).toMatchObject({ fit: 17, fits: 17 });
    expect(events.at(-1)?.done).toBe(events.at(-1)?.total);
  });
});

it('auto says what it will cost before its first fit', async () => {
  const told: string[] = [];
  await trainClassifiers({
    ...requestForExamples({ onProgress: ({ fit }) => told.push(fit === 0 ? 'preparing' : 'fitting') }),
    recipe: await loadRecipe('auto', {}),
    onCost: ({ documents, subjects }) => told.push(`${documents} documents, ${subjects} subjects`),
  });
  const [first, second] = told.filter((each) => each !== 'preparing');
  expect([first, second]).toEqual(['100 documents, 3 subjects', 'fitting']);
});
