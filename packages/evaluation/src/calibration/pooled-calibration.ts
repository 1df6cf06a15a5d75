import type { PlattCalibration } from './calibration.js';
import { type ComparedLabels, groupCells } from './cell-groups.js';
import { fitLogistic, type LogOdds } from './logistic-fit.js';

/** One subject's known cells with raw scores that the scoring weights had not seen. */
export interface UnseenCells extends ComparedLabels {
  /** Each cell's fold. */
  readonly folds: Uint8Array;
}

/** A rare subject's scores in numbers: mean and deviation of those of its negatives, and how many cells have a yes. */
interface Standard {
  readonly mean: number;
  readonly deviation: number;
  readonly positives: number;
  /** Log odds of a yes. */
  readonly prior: number;
}

/** Folds where something was learnt: their scores differ. */
function findInformative({ scores, folds }: UnseenCells): Set<number> {
  const first = new Map<number, number>();
  const informative = new Set<number>();
  for (let i = 0; i < folds.length; i++) {
    const fold = folds[i];
    const score = scores[i];
    if (!first.has(fold)) first.set(fold, score);
    else if (first.get(fold) !== score) informative.add(fold);
  }
  return informative;
}

/** Null where there is no positive, or negatives don't differ. */
function standardOf(cells: UnseenCells): Standard | null {
  const { labels, scores, folds } = cells;
  const informative = findInformative(cells);
  let [count, sum, squares, positives] = [0, 0, 0, 0];
  for (let i = 0; i < labels.length; i++) {
    const score = scores[i];
    if (labels[i] === 1) positives += 1;
    else if (informative.has(folds[i])) {
      count += 1;
      sum += score;
      squares += score * score;
    }
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  if (positives === 0 || !(deviation > 0)) return null;
  return { mean, deviation, positives, prior: Math.log(positives / (labels.length - positives)) };
}

/** Subjects with so many positives show what rare subjects have in common. */
const fewestToShare = 3;
const mostToShare = 40;
/** As many positives of its own weigh as much as what is shared. */
const ownWeight = 2;

/**
 * What scores of rare subjects have in common: log odds = a × standard score + g × prior log odds + b, the standard
 * score counted in deviations from the mean of the subject's negatives. A few positives alone tell too little.
 */
export class PooledCalibration {
  private readonly standardScores: number[] = [];
  private readonly priors: number[] = [];
  private readonly counts: number[] = [];
  private readonly positives: number[] = [];

  /** Adds a subject's cells, if it is of those that show it. */
  add(cells: UnseenCells): void {
    const own = cells.labels.reduce((sum, label) => sum + label, 0);
    const standard = own < fewestToShare || own > mostToShare ? null : standardOf(cells);
    if (standard === null) return;
    const { scores, counts, positives } = groupCells({ ...cells, others: null }, cells.folds).all;
    for (let i = 0; i < scores.length; i++) {
      this.standardScores.push((scores[i] - standard.mean) / standard.deviation);
      this.priors.push(standard.prior);
      this.counts.push(counts[i]);
      this.positives.push(positives[i]);
    }
  }

  /** Gives what draws the calibration of a rare subject to the shared one: the more, the fewer its positives. */
  finish(): ShrinkToPooled {
    const shared = this.fit();
    return (own, cells) => {
      const standard = shared && standardOf(cells);
      if (shared === null || standard === null) return own;
      const weight = standard.positives / (standard.positives + ownWeight);
      const a = Math.max(0, shared.a) / standard.deviation;
      const b = shared.b + shared.g * standard.prior - a * standard.mean;
      return { ...own, a: weight * own.a + (1 - weight) * a, b: weight * own.b + (1 - weight) * b };
    };
  }

  private fit(): LogOdds | null {
    if (this.counts.length === 0) return null;
    return fitLogistic(
      {
        x: Float64Array.from(this.standardScores),
        y: Float64Array.from(this.priors),
        counts: Float64Array.from(this.counts),
        targets: Float64Array.from(this.positives),
        l2: 0,
      },
      { a: 1, g: 1, b: 0 },
    );
  }
}

export type ShrinkToPooled = (own: PlattCalibration, cells: UnseenCells) => PlattCalibration;
