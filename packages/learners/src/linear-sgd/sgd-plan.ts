import type { CountedLabels } from '@classmark/learner';
import type { Loss, SgdPlan, SgdShape } from '@classmark/linear';
import type { SubjectGroup } from '../fitting/targets.js';
import type { LinearParameters, SettledParameters } from './parameters.js';

const largestPositiveWeight = 20;
const autoRate: Readonly<Record<Loss, number>> = { hinge: 1, 'squared-hinge': 0.3, log: 4, 'modified-huber': 0.5 };
const autoC: Readonly<Record<Loss, number>> = { hinge: 1, 'squared-hinge': 1, log: 64, 'modified-huber': 1 };
/** Weighted positives take larger steps; the rate makes up for it. */
const balancedRateShare = 0.25;
/** Trained together: their weights must fit in memory as a dense matrix, 128 MiB at the most. */
const mostSubjectsTogether = 64;
const mostDenseWeights = 2 ** 25;

/** Cuts the subjects into groups of nearly equal size. */
export function groupSubjects(subjects: number, columns: number): SubjectGroup[] {
  const most = Math.max(1, Math.min(mostSubjectsTogether, Math.floor(mostDenseWeights / Math.max(1, columns))));
  const groups = Math.ceil(subjects / most);
  return Array.from({ length: groups }, (_, i) => {
    const first = Math.floor((i * subjects) / groups);
    return { first, count: Math.floor(((i + 1) * subjects) / groups) - first };
  });
}

function startRate({ rate, loss, classWeights }: LinearParameters): number {
  if (rate !== 'auto') return rate;
  return autoRate[loss] * (classWeights === 'balanced' ? balancedRateShare : 1);
}

export function createShape(parameters: LinearParameters, columns: number, mostSubjects: number): SgdShape {
  const { optimiser, averaging } = parameters;
  return { columns, mostSubjects, optimiser, isSparse: l1Share(parameters) > 0, isAveraged: averaging };
}

/** @param shares of each subject's negatives that are learnt */
export function createPlan(
  parameters: SettledParameters,
  counted: CountedLabels,
  group: SubjectGroup,
  shares: Float64Array,
): SgdPlan {
  const { loss, classWeights, schedule, interceptRate } = parameters;
  const steps = counted.documents * parameters.passes;
  const c = parameters.c === 'auto' ? autoC[loss] : parameters.c;
  const strength = parameters.penalty === 'none' ? 0 : 1 / (c * Math.max(1, counted.documents));
  const perSubject = (of: (positives: number, negatives: number) => number): Float64Array =>
    Float64Array.from({ length: group.count }, (_, k) => {
      const subject = group.first + k;
      return of(counted.positives[subject], counted.negatives[subject] * shares[subject]);
    });
  return {
    loss,
    schedule,
    rate: startRate(parameters),
    steps,
    l2: strength * (1 - l1Share(parameters)),
    l1: strength * l1Share(parameters),
    interceptRate,
    averageFrom: Math.floor(steps / 2),
    positiveWeights: perSubject((positives, negatives) =>
      classWeights === 'balanced' ? balance(positives, negatives) : 1,
    ),
    intercepts: perSubject((positives, negatives) => startIntercept(loss, positives, negatives)),
  };
}

/** Steps at one rate, from intercepts as they are; each forgets its share of the weights. */
export function createUpdatePlan(parameters: LinearParameters, intercepts: Float64Array): SgdPlan {
  const rate = startRate(parameters) * parameters.updateRate;
  return {
    loss: parameters.loss,
    schedule: 'linear',
    rate,
    steps: Number.POSITIVE_INFINITY,
    l2: parameters.updateDecay / rate,
    l1: 0,
    interceptRate: parameters.interceptRate,
    averageFrom: 0,
    positiveWeights: new Float64Array(intercepts.length).fill(1),
    intercepts,
  };
}

function l1Share({ penalty, l1Ratio }: LinearParameters): number {
  if (penalty === 'elastic-net') return l1Ratio;
  return penalty === 'l1' ? 1 : 0;
}

function balance(positives: number, negatives: number): number {
  return Math.min(largestPositiveWeight, Math.max(1, negatives / Math.max(1, positives)));
}

/** What is best without any term: the log odds, or the side of the majority. */
function startIntercept(loss: Loss, positives: number, negatives: number): number {
  if (loss === 'log') return Math.log((positives + 0.5) / (negatives + 0.5));
  return positives > negatives ? 1 : -1;
}
