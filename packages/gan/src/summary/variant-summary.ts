import { resampledT } from '@classmark/evaluation';
import { type Outcome, outcomes } from '../runs/outcome.js';
import type { CurveMoment, RunResult } from '../runs/train-run.js';
import { median } from './variant-comparison.js';

export const figureNames = [
  'wasserstein',
  'meanError',
  'sdError',
  'leftTail',
  'rightTail',
  'overlap',
  'modesFound',
  'discriminatorLoss',
  'generatorLoss',
  'accuracy',
] as const;

export type FigureName = (typeof figureNames)[number];

/** A figure over seeds. */
export interface FigureSummary {
  readonly mean: number;
  /** Half of the mean's 95 % interval (Student's t); 0 for a single seed. */
  readonly halfWidth: number;
  readonly median: number;
  /** Between these lie 95 % of the seeds. */
  readonly low: number;
  readonly high: number;
}

export type FigureSummaries = Readonly<Record<FigureName, FigureSummary>>;

/** What all seeds of a variant say together. */
export interface VariantSummary {
  readonly seeds: number;
  /** How many seeds ended so. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** At the end. */
  readonly end: FigureSummaries;
  readonly curve: readonly ({ readonly step: number } & FigureSummaries)[];
}

function summariseFigure(values: readonly number[]): FigureSummary {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  const { mean, halfWidth } = values.length > 1 ? resampledT(values, 0) : { mean: values[0], halfWidth: 0 };
  return { mean, halfWidth, median: median(values), low: at(0.025), high: at(0.975) };
}

function summarisePoints(points: readonly CurveMoment[]): FigureSummaries {
  const of = (name: FigureName): FigureSummary => summariseFigure(points.map((point) => point[name]));
  return {
    wasserstein: of('wasserstein'),
    meanError: of('meanError'),
    sdError: of('sdError'),
    leftTail: of('leftTail'),
    rightTail: of('rightTail'),
    overlap: of('overlap'),
    modesFound: of('modesFound'),
    discriminatorLoss: of('discriminatorLoss'),
    generatorLoss: of('generatorLoss'),
    accuracy: of('accuracy'),
  };
}

/** @param runs of one variant, one seed or more, all with the same moments */
export function summariseVariant(runs: readonly Pick<RunResult, 'outcome' | 'curve'>[]): VariantSummary {
  const counts = { converged: 0, 'fat tail': 0, collapsed: 0, stuck: 0, off: 0 } satisfies Record<Outcome, number>;
  for (const outcome of outcomes) counts[outcome] = runs.filter((run) => run.outcome === outcome).length;
  const curve = runs[0].curve.map(({ step }, moment) => ({
    step,
    ...summarisePoints(runs.map((run) => run.curve[moment])),
  }));
  return { seeds: runs.length, outcomes: counts, end: curve[curve.length - 1], curve };
}
