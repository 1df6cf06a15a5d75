import { ParameterError } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { loadRecipe } from '../recipes/load-recipe.js';
import {
  chunkOf,
  corpusOf,
  type Example,
  examples,
  requestForExamples,
  type Votes,
  VotingLearner,
} from '../testing/voting-learner.js';
import { describeSkip } from './classifier.js';
import { NothingToTrainError } from './nothing-to-train-error.js';
import { type TrainingRequest, trainClassifiers } from './train-classifiers.js';
import type { TrainingProgress } from './training-progress.js';

type Overrides = Partial<TrainingRequest> & { readonly learner?: VotingLearner };

function request({ learner = new VotingLearner(), ...overrides }: Overrides = {}): TrainingRequest {
  return {
    recipe: { listSettings: async () => [{ learner, parameters: null }], f1Rule: 'calibrated' },
    ...requestForExamples(overrides),
  };
}

const listIds = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);

/** Of the last twenty, five that sound like whales are said to be ants. */
const renameLate = (example: Example, place: number): Example =>
  place >= 80 && place % 4 === 0 ? { ...example, yes: [1] } : example;

describe('training', () => {
  it('scores every document for calibration by a fit that has not seen it', async () => {
    const learner = new VotingLearner();
    await trainClassifiers(request({ learner }));
    expect(learner.fits).toHaveLength(7);
    const twice = examples(100).slice(80);
    expect(listIds(learner.decisions).sort()).toEqual(listIds([...examples(100), ...twice]).sort());
    expect(learner.decisions.filter(({ fit, id }) => learner.fits[fit]?.includes(id))).toEqual([]);
  });

  it('keeps duplicates in one fold', async () => {
    const learner = new VotingLearner();
    const twice = examples(50).flatMap((e) => [e, { ...e, id: `${e.id}-copy` }]);
    await trainClassifiers(request({ learner, training: corpusOf(twice) }));
    const fitOf = new Map(learner.decisions.map(({ fit, id }) => [id, fit]));
    expect(examples(50).filter(({ id }) => fitOf.get(id) !== fitOf.get(`${id}-copy`))).toEqual([]);
  });

  it('scores the documents that come last by a fit on those before them, but for copies of these', async () => {
    const learner = new VotingLearner();
    const copies = examples(5).map((example) => ({ ...example, id: `${example.id}-copy` }));
    const inOrder = [...examples(95), ...copies];
    await trainClassifiers(request({ learner, training: corpusOf(inOrder) }));
    const fit = learner.fits.findIndex((ids) => ids.join() === listIds(inOrder.slice(0, 80)).join());
    const scored = learner.decisions.filter((decision) => decision.fit === fit);
    expect(scored.map(({ id }) => id)).toEqual(listIds(inOrder.slice(80, 95)));
  });

  it('promises no precision that the documents that come last contradict', async () => {
    const [steady, drifting] = [examples(100), examples(100).map(renameLate)];
    const reasonFor = async (some: readonly Example[]) => {
      const { classifiers } = await trainClassifiers(request({ training: corpusOf(some) }));
      const [whales] = classifiers;
      return whales?.state === 'trained' ? (whales.reviewOnly?.code ?? null) : 'skipped';
    };
    expect([await reasonFor(steady), await reasonFor(drifting)]).toEqual([null, 'not-kept-later']);
  });

  it('fits on all documents in the end', async () => {
    const learner = new VotingLearner();
    await trainClassifiers(request({ learner }));
    expect(learner.fits.at(-1)).toHaveLength(100);
  });

  it('gives the same for the same seed', async () => {
    const [{ learner: _, ...a }, { learner: __, ...b }] = [
      await trainClassifiers(request()),
      await trainClassifiers(request()),
    ];
    expect(a).toEqual(b);
  });

  it('chooses thresholds that keep the target where the subject is easy', async () => {
    const { classifiers } = await trainClassifiers(request());
    expect(classifiers[0]).toMatchObject({ state: 'trained', reviewOnly: null, targetPrecision: 0.8 });
  });

  it('lets a subject only review where validation documents are few', async () => {
    const { classifiers } = await trainClassifiers(request());
    expect(classifiers[2]).toMatchObject({
      acceptThreshold: null,
      reviewOnly: { code: 'too-few-positives', positives: 1 },
    });
  });

  it('tells which labels are probably wrong, in documents by their place', async () => {
    const list = examples(100);
    const wrong = list.map((e, i) => (i === 41 || i === 42 ? { ...e, yes: i === 41 ? [] : [0, 1] } : e));
    const { suspectLabels } = await trainClassifiers(request({ training: corpusOf(wrong) }));
    expect(suspectLabels.map(({ document, subject, given }) => [document, subject, given]).sort()).toEqual([
      [41, 1, false],
      [42, 1, true],
    ]);
  });

  it('doubts no label where scores say nothing, as where all texts with a subject are copies', async () => {
    const copies = examples(40).map((e, i) => ({ ...e, text: i % 2 === 0 ? 'whale' : 'ant', yes: [i % 2] }));
    const recipe = await loadRecipe('linear', {});
    const { suspectLabels } = await trainClassifiers({ ...request({ training: corpusOf(copies) }), recipe });
    expect(suspectLabels).toEqual([]);
  });

  it.each([
    ['precision', { targetPrecision: 1 }],
    ['precision', { targetPrecision: 0.3 }],
  ])('refuses a %s that means nothing', async (_, wrong) => {
    await expect(trainClassifiers(request(wrong))).rejects.toThrow(ParameterError);
  });

  it('stops when cancelled, with the reason', async () => {
    const controller = new AbortController();
    const onProgress = ({ fit }: TrainingProgress): void => {
      if (fit === 2) controller.abort(new Error('enough'));
    };
    await expect(trainClassifiers(request({ signal: controller.signal, onProgress }))).rejects.toThrow('enough');
  });
});

describe('a subject with one class only', () => {
  it.each([
    { name: 'no yes', yes: [], reason: { code: 'no-positives', negatives: 20 } },
    { name: 'no no', yes: [2], reason: { code: 'no-negatives', positives: 20, isUniversal: true } },
  ])('is skipped with its reason: $name', async ({ yes, reason }) => {
    const training = examples(20).map((e) => ({ ...e, yes: [...e.yes.filter((s) => s !== 2), ...yes] }));
    const { classifiers } = await trainClassifiers(request({ training: corpusOf(training) }));
    expect(classifiers.map(({ state }) => state)).toEqual(['trained', 'trained', 'skipped']);
    expect(classifiers[2]).toMatchObject({ subject: 'rare', reason });
  });

  it.each([
    {
      name: 'no yes',
      yes: [],
      says: 'No training document has this subject; in the test set, which is not learnt from, 7 have it.',
    },
    {
      name: 'no no',
      yes: [2],
      says: 'Every training document has this subject, so there is nothing to tell apart; in the test set, which is not learnt from, 23 do not.',
    },
  ])('is told to be in the test set: $name', async ({ yes, says }) => {
    const training = examples(20).map((e) => ({ ...e, yes: [...e.yes.filter((s) => s !== 2), ...yes] }));
    const tested = examples(30, 1000).map((e, i) => ({
      ...e,
      yes: [...e.yes.filter((s) => s !== 2), ...(i < 7 ? [2] : [])],
    }));
    const { classifiers } = await trainClassifiers(request({ training: corpusOf(training), test: corpusOf(tested) }));
    expect(classifiers.map((one) => one.state === 'skipped' && describeSkip(one.reason))).toEqual([false, false, says]);
  });

  it('is not universal where some do not say', async () => {
    const training = examples(20).map((e, i) => (i < 5 ? { ...e, yes: [i % 2, 2] } : { ...e, unknown: [2] }));
    const { classifiers } = await trainClassifiers(request({ training: corpusOf(training) }));
    expect(classifiers[2]).toMatchObject({ reason: { code: 'no-negatives', isUniversal: false } });
  });

  it('fails the run only if there is no other', async () => {
    const training = corpusOf(examples(20).map((e) => ({ ...e, yes: [] })));
    await expect(trainClassifiers(request({ training }))).rejects.toThrow(NothingToTrainError);
    const test = corpusOf(examples(20));
    await expect(trainClassifiers(request({ training, test }))).rejects.toThrow('only the test set');
  });
});

describe('the test documents', () => {
  const test = corpusOf(examples(30, 1000));

  it('choose neither calibrations nor thresholds', async () => {
    const [plain, measured] = [await trainClassifiers(request()), await trainClassifiers(request({ test }))];
    expect(measured.weights).toEqual(plain.weights);
    const chosen = ({ classifiers }: typeof plain) =>
      classifiers.map((c) => c.state === 'trained' && [c.calibration, c.acceptThreshold, c.reviewThreshold]);
    expect(chosen(measured)).toEqual(chosen(plain));
  });

  it('are all counted, empty ones too', async () => {
    const withEmpty = corpusOf([...examples(29, 1000), { id: 'empty', text: '', yes: [0] }]);
    const { evaluation } = await trainClassifiers(request({ test: withEmpty }));
    const { tp, fp, fn, tn } = evaluation?.perSubject[0]?.confusion ?? { tp: 0, fp: 0, fn: 0, tn: 0 };
    expect([evaluation?.documents, tp + fp + fn + tn]).toEqual([30, 30]);
  });

  it('count a subject that only they have as missed', async () => {
    const training = corpusOf(examples(100).map((e) => ({ ...e, yes: e.yes.filter((s) => s !== 2) })));
    const { evaluation } = await trainClassifiers(request({ training, test }));
    expect(evaluation?.perSubject[2]).toMatchObject({
      support: 1,
      recall: 0,
      f1: 0,
      threshold: null,
      publishes: false,
    });
    expect(evaluation?.micro.recall).toBeLessThan(1);
  });

  it('leave what is unknown out of the counts', async () => {
    const half = corpusOf(examples(30, 1000).map((e, i) => (i < 10 ? { ...e, unknown: [2] } : e)));
    const { evaluation } = await trainClassifiers(request({ test: half }));
    const { tp, fp, fn, tn } = evaluation?.perSubject[2]?.confusion ?? { tp: 0, fp: 0, fn: 0, tn: 0 };
    expect(tp + fp + fn + tn).toBe(21);
  });

  it('get the subject that every training document has', async () => {
    const always = (list: Example[]) => list.map((e) => ({ ...e, yes: [...new Set([...e.yes, 2])] }));
    const { evaluation } = await trainClassifiers(
      request({ training: corpusOf(always(examples(50))), test: corpusOf(always(examples(30, 1000))) }),
    );
    expect(evaluation?.perSubject[2]).toMatchObject({ support: 30, recall: 1 });
  });

  it('tell how far the figures depend on them', async () => {
    const { evaluation } = await trainClassifiers(request({ test }));
    const { low, high } = evaluation?.intervals.micro ?? { low: 1, high: 0 };
    expect([low <= (evaluation?.micro.f1 ?? 0), (evaluation?.micro.f1 ?? 0) <= high]).toEqual([true, true]);
  });

  it('tell which subjects have become rarer', async () => {
    const fewAnts = corpusOf(examples(400, 1000).filter(({ yes }, i) => yes.includes(0) || i % 9 === 0));
    const { evaluation } = await trainClassifiers(request({ test: fewAnts }));
    const fallen = evaluation?.prevalences.filter(({ hasFallen }) => hasFallen).map(({ subject }) => subject);
    expect(fallen).toEqual(['ants']);
  });

  it('say nothing where there is none', async () => {
    const { evaluation } = await trainClassifiers(request({ test: corpusOf([]) }));
    expect(evaluation).toBeNull();
  });
});

describe('a recipe that decides at a raw score of 0', () => {
  it('gives the subjects that score above it, and no others', async () => {
    const learner = new VotingLearner();
    const recipe = { listSettings: async () => [{ learner, parameters: null }] as const, f1Rule: 'sign' as const };
    const test = examples(60, 1000);
    const { evaluation, weights } = await trainClassifiers({ ...request({ test: corpusOf(test) }), recipe });
    const scores = learner.decide(weights as Votes, chunkOf(test).documents);
    const given = evaluation?.perSubject.map(({ confusion: { tp, fp } }) => tp + fp);
    expect(given).toEqual([0, 1, 2].map((s) => scores.filter((score, i) => i % 3 === s && score >= 0).length));
  });
});

describe('progress', () => {
  it('only rises, and ends at the total', async () => {
    const events: TrainingProgress[] = [];
    await trainClassifiers(request({ test: corpusOf(examples(30)), onProgress: (p) => events.push(p) }));
    const done = events.map((event) => event.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(events.at(-1)?.done).toBe(events.at(-1)?.total);
  });

  it('knows the total from the first fit on', async () => {
    const events: TrainingProgress[] = [];
    await trainClassifiers(request({ onProgress: (p) => events.push(p) }));
    const totals = events.filter(({ fit, total }) => fit > 0 && total !== null).map(({ total }) => total);
    // 100 read, five fits on 80, one on the first 80, one on 100, 100 and the last 20 scored
    expect([...new Set(totals)]).toEqual([800]);
  });
});
