import type { PrecisionRecallF1 } from '@classmark/evaluation';
import type { Evaluation } from '../training/evaluation.js';
import { compareModels, type ModelComparison, type Pair } from './compare-models.js';
import { type Conclusion, judgeModel } from './judge-model.js';
import type { ModelRun } from './model-run.js';
import { meanOver, type PooledSubject, poolSubjects } from './pool-splits.js';
import type { Moment, Stage, StageTimes } from './stage-clock.js';

/** A model trained and tested on one split. */
export interface Trial {
  readonly run: ModelRun;
  readonly times: StageTimes;
  readonly artefactBytes: number;
}

/** A model trained and tested on each split. */
export interface TriedModel {
  readonly name: string;
  readonly trials: readonly Trial[];
  /** The most memory that the process had ever taken when the model was done. */
  readonly peakRssBytes: number;
}

/** Means over the splits. */
export interface ModelCosts {
  readonly training: Moment;
  /** Of all test documents of a split. */
  readonly scoring: Moment;
  readonly artefactBytes: number;
  /** Of all models but the first an upper bound: memory of earlier ones is in it. */
  readonly peakRssBytes: number;
}

/** One of several models side by side; figures are means over the splits, subjects are counted over all. */
export interface WeighedModel {
  readonly model: string;
  readonly micro: PrecisionRecallF1;
  readonly macro: PrecisionRecallF1;
  readonly atTarget: { readonly precision: number | null; readonly recall: number };
  readonly calibration: { readonly ece: number | null; readonly logLoss: number | null };
  readonly costs: ModelCosts;
  readonly perSubject: readonly Pick<PooledSubject, 'subject' | 'support' | 'precision' | 'recall' | 'f1'>[];
  /** With the first model; null of the first. */
  readonly comparison: ModelComparison | null;
  readonly conclusion: Conclusion | null;
}

const trainingStages: readonly Stage[] = ['readAndFeatures', 'train', 'calibrate'];

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);
const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;

function meanTimes(trials: readonly Trial[], stages: readonly Stage[]): Moment {
  const mean = (clock: keyof StageTimes): number =>
    meanOf(trials.map(({ times }) => sumOf(stages.map((stage) => times[clock][stage]))));
  return { seconds: mean('seconds'), cpuSeconds: mean('cpuSeconds') };
}

function averageRates(evaluations: readonly Evaluation[], average: 'micro' | 'macro'): PrecisionRecallF1 {
  const mean = (rate: keyof PrecisionRecallF1): number => meanOf(evaluations.map((one) => one[average][rate]));
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function weighModel({ name, trials, peakRssBytes }: TriedModel) {
  const evaluations = trials.map(({ run }) => run.evaluation);
  return {
    model: name,
    micro: averageRates(evaluations, 'micro'),
    macro: averageRates(evaluations, 'macro'),
    atTarget: {
      precision: meanOver(evaluations, ({ atTarget }) => atTarget.precision),
      recall: meanOf(evaluations.map(({ atTarget }) => atTarget.recall)),
    },
    calibration: {
      ece: meanOver(evaluations, ({ calibration }) => calibration.ece),
      logLoss: meanOver(evaluations, ({ calibration }) => calibration.logLoss),
    },
    costs: {
      training: meanTimes(trials, trainingStages),
      scoring: meanTimes(trials, ['score']),
      artefactBytes: meanOf(trials.map(({ artefactBytes }) => artefactBytes)),
      peakRssBytes,
    },
    perSubject: poolSubjects(evaluations).map(({ subject, support, precision, recall, f1 }) => ({
      subject,
      support,
      ...{ precision, recall, f1 },
    })),
  };
}

/** Puts models side by side, each beside the first. All were tried on the same splits, in this order. */
export function weighModels(models: readonly TriedModel[], seed: number): WeighedModel[] {
  const [first] = models;
  if (first === undefined) return [];
  const firstCosts = weighModel(first).costs;
  return models.map((model, i) => {
    const weighed = weighModel(model);
    if (i === 0) return { ...weighed, comparison: null, conclusion: null };
    const pairs = model.trials.flatMap(({ run }, split): Pair[] => {
      const baseline = first.trials[split];
      return baseline === undefined ? [] : [[run, baseline.run]];
    });
    const comparison = compareModels(pairs, seed);
    const timesCpu = weighed.costs.training.cpuSeconds / firstCosts.training.cpuSeconds;
    return { ...weighed, comparison, conclusion: comparison && judgeModel(comparison, timesCpu) };
  });
}
