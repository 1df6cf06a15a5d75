import type { ProbabilityCalibration } from '../model/model.js';

function interpolate({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }, at: number): number {
  const last = x.length - 1;
  const clipped = Math.min(Math.max(at, x[0]), x[last]);
  if (Number.isNaN(clipped)) return Number.NaN;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < clipped) low = middle + 1;
    else high = middle;
  }
  if (x[low] === clipped) return y[low];
  return y[low - 1] + ((y[low] - y[low - 1]) / (x[low] - x[low - 1])) * (clipped - x[low - 1]);
}

/** `values`: p0, p1, and then the calibrated ones, which are written. */
export function calibrateRows(
  calibration: ProbabilityCalibration,
  [p0, p1, cal0, cal1]: readonly Float64Array[],
  count: number,
): void {
  for (let r = 0; r < count; r++) {
    const p =
      calibration.kind === 'platt'
        ? 1 / (Math.exp(-(p0[r] * calibration.slope + calibration.intercept)) + 1)
        : interpolate(calibration, p1[r]);
    cal0[r] = 1 - p;
    cal1[r] = p;
  }
}
