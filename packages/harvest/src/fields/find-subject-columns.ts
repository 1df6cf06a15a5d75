import type { RawRow } from '../row.js';
import { isMissing } from '../values/is-blank.js';
import { contentFields, type FieldMapping } from './field-mapping.js';

const yes = new Set(['1', '1.0', 'true', 'yes', 'y', 'x']);
const no = new Set(['', '0', '0.0', 'false', 'no', 'n', 'null', 'undefined']);

/** Whether a cell says yes, no, or (null) something else. */
export function readMark(value: unknown): boolean | null {
  const text = String(value).trim().toLowerCase();
  if (yes.has(text)) return true;
  if (isMissing(value)) return false;
  return no.has(text) ? false : null;
}

/**
 * Columns that are a subject each, found where no column holds the subjects: those that are not mapped and hold nothing
 * but marks, with a yes among them. There must be two: one alone is likelier a remark on the document.
 */
export function findSubjectColumns(
  rows: readonly RawRow[],
  columns: readonly string[],
  mapping: FieldMapping,
): string[] {
  if (mapping.subjects !== null) return [];
  const mapped: unknown[] = contentFields.map((field) => mapping[field]);
  const found = columns.filter((column) => {
    if (mapped.includes(column) || column.trim() === '') return false;
    const marks = rows.map(({ values }) => readMark(values[column]));
    return marks.includes(true) && !marks.includes(null);
  });
  return found.length > 1 ? found : [];
}
