import type { Evaluation } from '@classmark/learners';
import { describe, expect, it } from 'vitest';
import type { ModelRun } from './model-run.js';
import { type Trial, type TriedModel, weighModels } from './weigh-models.js';

const subjects = ['Whales', 'Ants'];
const documents = 40;
const truth = { documents, subjects: 2, cells: Int8Array.from({ length: 2 * documents }, (_, i) => (i % 3 ? 0 : 1)) };

/** All that models are weighed by; the rest is what a perfect model has. */
function evaluationOf(f1: number): Evaluation {
  const rates = { precision: f1, recall: f1, f1 };
  const perSubject = subjects.map((subject) => ({
    ...rates,
    subject,
    support: 10,
    averagePrecision: null,
    threshold: 0.5,
    publishes: true,
    confusion: { tp: Math.round(10 * f1), fp: 0, fn: 10 - Math.round(10 * f1), tn: 20 },
    atTarget: null,
  }));
  return {
    documents,
    subjects: 2,
    ...{ micro: rates, macro: rates, macroAll: rates },
    intervals: { micro: { low: 0, high: 1 }, macro: { low: 0, high: 1 } },
    subsetAccuracy: 1,
    ranking: { lrap: 1, precisionAt5: 1, recallAt5: 1, ndcgAt5: 1 },
    calibration: { ece: 0, brier: 0, logLoss: 1 - f1 },
    atTarget: { precision: null, recall: f1, coverage: 1, publishes: 2 },
    perSubject,
    prevalences: [],
  };
}

/** A trial that takes so many seconds in each stage. */
function trial(model: string, f1: number, seconds: number): Trial {
  const decisions = Uint8Array.from(truth.cells, (label, i) => (i % 10 < 10 * f1 ? label : 1 - label));
  const tested = { truth, decisions, probabilities: Float64Array.from(decisions) };
  const run: ModelRun = {
    ...{ model, subjects, trainingDocuments: 160, tested, suspectLabels: [] },
    evaluation: evaluationOf(f1),
  };
  const stages = { readAndFeatures: seconds, train: seconds, calibrate: seconds, score: seconds };
  return { run, times: { seconds: stages, cpuSeconds: stages }, artefactBytes: 1000 * seconds };
}

function tried(name: string, f1s: readonly number[], seconds = 1): TriedModel {
  return { name, trials: f1s.map((f1, i) => trial(name, f1, seconds + i)), peakRssBytes: 100 };
}

describe('models side by side', () => {
  it('have the means of their splits, scoring apart from training', () => {
    const [weighed] = weighModels([tried('linear', [0.5, 0.7])], 1);
    expect(weighed?.micro.f1).toBeCloseTo(0.6, 12);
    expect(weighed?.calibration.logLoss).toBeCloseTo(0.4, 12);
    expect(weighed?.atTarget).toEqual({ precision: null, recall: expect.closeTo(0.6, 12) });
    expect(weighed?.costs).toMatchObject({ training: { cpuSeconds: 4.5 }, scoring: { cpuSeconds: 1.5 } });
    expect(weighed?.costs.artefactBytes).toBe(1500);
    expect(weighed?.perSubject.map(({ support }) => support)).toEqual([20, 20]);
  });

  it('are each compared with the first', () => {
    const models = [tried('linear', [0.6]), tried('cnn', [0.9], 12), tried('write-up', [0.3])];
    const weighed = weighModels(models, 1);
    expect(weighed.map(({ comparison }) => comparison?.baseline)).toEqual([undefined, 'linear', 'linear']);
    expect(weighed.map(({ conclusion }) => conclusion?.outcome)).toEqual([undefined, 'better', 'worse']);
    expect(weighed[1]?.conclusion?.text).toMatch(/for 12 times the training time\.$/);
  });

  it('have an interval for each subject, on one split as over folds', () => {
    for (const splits of [1, 3]) {
      const f1s = Array.from({ length: splits }, (_, i) => 0.5 + 0.1 * i);
      const better = f1s.map((f1, i) => f1 + 0.2 + 0.01 * i);
      const [, model] = weighModels([tried('linear', f1s), tried('cnn', better)], 1);
      const ants = model?.comparison?.perSubject.find(({ subject }) => subject === 'Ants')?.f1;
      expect(ants?.low).toBeLessThan(ants?.difference ?? 0);
      expect(ants?.high).toBeGreaterThan(ants?.difference ?? 0);
    }
  });
});
