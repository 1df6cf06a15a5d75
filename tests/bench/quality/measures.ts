import {
  type Confusion,
  confusionPerSubject,
  macroAverage,
  microAverage,
  type PrecisionRecallF1,
  probabilityMetrics,
  type ScoredLabels,
  yesLabel,
} from '@classmark/evaluation';
import type { Answer, Truth } from './answers.js';

/** How one side did on one split. */
export interface Measures {
  readonly micro: PrecisionRecallF1;
  /** Over the subjects that a test record has. */
  readonly macro: PrecisionRecallF1;
  readonly atTarget: AtTarget | null;
  readonly calibration: Calibration | null;
}

interface AtTarget {
  readonly micro: PrecisionRecallF1;
  /** Of each learnable subject. */
  readonly confusions: ReadonlyMap<string, Confusion>;
}

interface Calibration {
  readonly brier: number;
  readonly logLoss: number;
  /** For figures over several splits. */
  readonly pairs: ScoredLabels;
}

export function measure(truth: Truth, { given, accepted, probabilities }: Answer): Measures {
  const confusions = confusionPerSubject(truth.labels, given);
  return {
    micro: microAverage(confusions),
    macro: macroAverage(confusions.filter(({ tp, fn }) => tp + fn > 0)),
    atTarget: accepted && measureAtTarget(truth, accepted),
    calibration: probabilities && measureCalibration(truth, probabilities),
  };
}

/** Without subjects that all training records have: nothing is promised of them. */
function measureAtTarget({ subjects, labels, isLearnable }: Truth, accepted: Uint8Array): AtTarget {
  const all = confusionPerSubject(labels, accepted);
  const confusions = new Map<string, Confusion>();
  for (const [i, confusion] of all.entries()) if (isLearnable[i]) confusions.set(subjects[i] ?? '', confusion);
  return { micro: microAverage([...confusions.values()]), confusions };
}

function measureCalibration({ subjects, labels, isLearnable }: Truth, probabilities: Float64Array): Calibration {
  const isAsked = (cell: number): boolean => isLearnable[cell % subjects.length] === true;
  const scores = probabilities.filter((_, cell) => isAsked(cell));
  if (scores.some(Number.isNaN)) throw new Error('A learnable subject has no probability');
  const pairs = {
    labels: Uint8Array.from(
      labels.cells.filter((_, cell) => isAsked(cell)),
      isYes,
    ),
    scores,
  };
  const metrics = probabilityMetrics(pairs);
  if (metrics === null) throw new Error('Nothing to measure');
  return { brier: metrics.brier, logLoss: metrics.logLoss, pairs };
}

const isYes = (cell: number): number => (cell === yesLabel ? 1 : 0);
