import { AppError } from '@classmark/domain';
import { guessMapping } from '../fields/guess-mapping.js';
import type { RawRow } from '../row.js';
import { isObject } from '../values/is-object.js';

const byColumn =
  'The file holds its records by column, as pandas writes them by default. Write one record per line: ' +
  'df.to_json(path, orient="records", lines=True).';
const byKey = 'The file is one object with a record under each key. Write a list of records, or one record per line.';

const holdsText = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { title, text } = guessMapping(Object.keys(value));
  return title !== null || text !== null;
};

/** Whether all are lists of one length, or objects whose keys are the numbers of rows. */
function areColumns(values: readonly unknown[]): boolean {
  const [first] = values;
  if (Array.isArray(first)) {
    return first.length > 1 && values.every((one) => Array.isArray(one) && one.length === first.length);
  }
  return values.every((one) => isObject(one) && Object.keys(one).every((key, i) => key === String(i)));
}

/**
 * Turns away one JSON object that is no record but a whole table, or a record for each of its keys.
 * @throws AppError
 */
export function refuseColumns(rows: readonly RawRow[]): void {
  const [only, ...more] = rows;
  if (only === undefined || more.length > 0) return;
  const values = Object.values(only.values);
  if (values.length === 0 || values.some((value) => !isObject(value) && !Array.isArray(value))) return;
  const isSplit = Array.isArray(only.values.columns) && Array.isArray(only.values.data);
  if (isSplit || (holdsText(only.values) && areColumns(values))) throw new AppError('INVALID_INPUT', byColumn);
  if (!holdsText(only.values) && values.every(holdsText)) throw new AppError('INVALID_INPUT', byKey);
}
