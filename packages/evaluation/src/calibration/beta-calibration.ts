import { type BetaCalibration, softplus } from './calibration.js';
import type { CellGroups } from './cell-groups.js';
import { fitLogistic, type LogOdds } from './logistic-fit.js';
import { fitPlatt, logOddsOf, softTargets } from './platt-calibration.js';

/** Both slopes at least 0: one that would fall is left out (Kull, Silva Filho & Flach 2017, section 4). */
function fitSlopes(z: Float64Array, groups: CellGroups, start: LogOdds): LogOdds {
  const { targets, prior } = softTargets(groups);
  const { counts } = groups;
  // Of the probabilities q with these log odds, -ln(1 - q) and ln(q).
  const above = z.map(softplus);
  const below = above.map((value, i) => z[i] - value);
  const both = fitLogistic({ x: below, y: above, counts, targets, l2: 0 }, start);
  if (both.a >= 0 && both.g >= 0) return both;
  const level = { a: 0, g: 0, b: prior };
  const one = fitLogistic({ x: both.a >= 0 ? below : above, y: null, counts, targets, l2: 0 }, level);
  if (one.a < 0) return level;
  return both.a >= 0 ? one : { a: 0, g: one.a, b: one.b };
}

/** Beta calibration of Platt's probabilities, which come from the same cells. */
export function fitBeta(groups: CellGroups, start?: BetaCalibration): BetaCalibration {
  const platt = fitPlatt(groups, start);
  const { below, above, shift } = start ?? { below: 1, above: 1, shift: 0 };
  const slopes = fitSlopes(logOddsOf(platt, groups), groups, { a: below, g: above, b: shift });
  return { ...platt, kind: 'beta', below: slopes.a, above: slopes.g, shift: slopes.b };
}
