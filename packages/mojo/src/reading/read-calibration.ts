import type { ProbabilityCalibration } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';

/** A count and that many doubles, big-endian. */
function readThresholds(files: ModelFiles, name: string): Float64Array {
  const view = files.view(name);
  const count = view.byteLength < 4 ? -1 : view.getInt32(0);
  if (count < 1 || view.byteLength !== 4 + 8 * count) throw new MojoError('DAMAGED', `"${name}" has the wrong size.`);
  return Float64Array.from({ length: count }, (_, i) => view.getFloat64(4 + 8 * i));
}

/** Null where the model is not calibrated. */
export function readCalibration(files: ModelFiles, ini: ModelIni): ProbabilityCalibration | null {
  if (ini.fields.find('calib_method') === null) return null;
  const kind = ini.fields.oneOf('calib_method', ['platt', 'isotonic']);
  if (kind === 'platt') {
    const [slope = 0, intercept = 0] = ini.fields.numbers('calib_glm_beta', 2);
    return { kind, slope, intercept };
  }
  const x = readThresholds(files, 'calib/thresholds_x');
  const y = readThresholds(files, 'calib/thresholds_y');
  const isAscending = x.every((value, i) => i === 0 || value > x[i - 1]);
  if (x.length !== y.length || !isAscending) {
    throw new MojoError('DAMAGED', 'The calibration curve does not ascend, or its two lists differ in length.');
  }
  return { kind, x, y };
}
