import { fitBeta } from './beta-calibration.js';
import { type Calibration, calibrate } from './calibration.js';
import { type CellGroups, type FoldedGroups, groupCells, toGroups, withoutFold } from './cell-groups.js';
import { fitIsotonic } from './isotonic-calibration.js';
import { fitPlatt } from './platt-calibration.js';
import type { ShrinkToPooled, UnseenCells } from './pooled-calibration.js';

export interface ChosenCalibration {
  /** Fitted on all cells. */
  readonly calibration: Calibration;
  /** Each cell's, by a calibration of the same kind on the other folds. */
  readonly probabilities: Float64Array;
  /** Of all cells by those. */
  readonly logLoss: number;
}

type Fit<Kind extends Calibration> = (groups: CellGroups, start?: Kind) => Kind;

/** With fewer cells of the rarer label, a second input or another curve would follow chance. */
const fewestForBeta = 5;
const fewestForOther = 10;
const fewestForIsotonic = 100;
/** What has more parameters must lower the log loss by more than this share. */
const leastGain = 0.01;

/** A way to calibrate, tried on groups of cells. */
interface CalibrationOption {
  /** Fitted without each fold. */
  readonly byFold: ReadonlyMap<number, Calibration>;
  /** Of each fold by what was fitted without it. */
  readonly logLoss: number;
  /** Fits it on the cells themselves. */
  readonly finish: (cells: CellGroups) => Calibration;
}

function logLossOf({ scores, others, counts, positives }: CellGroups, calibration: Calibration): number {
  let loss = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i];
    if (count === 0) continue;
    const hits = positives[i];
    const p = calibrate(calibration, scores[i], others?.[i] ?? 0);
    loss -= hits * Math.log(Math.max(Number.EPSILON, p));
    loss -= (count - hits) * Math.log(Math.max(Number.EPSILON, 1 - p));
  }
  return loss;
}

function tryFit<Kind extends Calibration>({ all, folds }: FoldedGroups, fit: Fit<Kind>): CalibrationOption {
  const whole = fit(all);
  const byFold = new Map<number, Calibration>();
  let logLoss = 0;
  for (const [fold, own] of folds) {
    const calibration = folds.size === 1 ? whole : fit(withoutFold(all, own), whole);
    byFold.set(fold, calibration);
    logLoss += logLossOf(own, calibration);
  }
  return { byFold, logLoss, finish: (cells) => fit(cells, whole) };
}

const isBetter = (one: CalibrationOption, other: CalibrationOption): boolean =>
  one.logLoss < other.logLoss * (1 - leastGain);

/** Platt's, or a curve on top of it where that is better. */
function chooseCurve(groups: FoldedGroups, rarer: number): CalibrationOption {
  let best = tryFit(groups, fitPlatt);
  const consider = (curve: CalibrationOption): void => {
    if (isBetter(curve, best)) best = curve;
  };
  if (rarer >= fewestForBeta) consider(tryFit(groups, fitBeta));
  if (rarer >= fewestForIsotonic) consider(tryFit(groups, fitIsotonic));
  return best;
}

/** The option with each of its calibrations changed. */
function change(
  option: CalibrationOption,
  { folds }: FoldedGroups,
  by: (one: Calibration) => Calibration,
): CalibrationOption {
  const byFold = new Map<number, Calibration>();
  let logLoss = 0;
  for (const [fold, own] of folds) {
    const former = option.byFold.get(fold);
    if (former === undefined) continue;
    const changed = by(former);
    byFold.set(fold, changed);
    logLoss += logLossOf(own, changed);
  }
  return { byFold, logLoss, finish: (cells) => by(option.finish(cells)) };
}

interface Numbers {
  readonly positives: number;
  /** How many cells have the label that fewer have. */
  readonly rarer: number;
}

function chooseOption(
  cells: UnseenCells,
  { positives, rarer }: Numbers,
  draw: ShrinkToPooled,
): CalibrationOption & { readonly usesOther: boolean } {
  const groups = groupCells({ ...cells, others: null }, cells.folds);
  if (groups.folds.size < 2) return { ...tryFit(groups, fitPlatt), usesOther: false };
  const alone = chooseCurve(groups, rarer);
  if (positives < fewestForOther) {
    const drawn = change(alone, groups, (own) => (own.kind === 'platt' ? draw(own, cells) : own));
    return { ...drawn, usesOther: false };
  }
  if (cells.others === null || rarer < fewestForOther) return { ...alone, usesOther: false };
  const against = chooseCurve(groupCells(cells, cells.folds), rarer);
  return isBetter(against, alone) ? { ...against, usesOther: true } : { ...alone, usesOther: false };
}

/**
 * Chooses how a subject's raw scores become probabilities by the log loss of cells that the calibration had not seen.
 * @param draw Platt's calibrations of subjects with few positives to what they share
 */
export function chooseCalibration(cells: UnseenCells, draw: ShrinkToPooled): ChosenCalibration {
  const { labels, scores, others, folds } = cells;
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const numbers = { positives, rarer: Math.min(positives, labels.length - positives) };
  const { byFold, logLoss, finish, usesOther } = chooseOption(cells, numbers, draw);
  const calibration = finish(toGroups({ labels, scores, others: usesOther ? others : null }));
  const probabilities = new Float64Array(labels.length);
  for (let i = 0; i < probabilities.length; i++) {
    const by = byFold.get(folds[i]) ?? calibration;
    probabilities[i] = calibrate(by, scores[i], others?.[i] ?? 0);
  }
  return { calibration, probabilities, logLoss };
}
