import type { RawRow } from '../row.js';
import { isMissing } from '../values/is-blank.js';
import { contentFields, type FieldMapping } from './field-mapping.js';
import { isGiven } from './other-columns.js';

const yes = new Set(['1', '1.0', 'true', 'yes', 'y', 'x', '✓', '✔', 'wahr', 'vrai', 'verdadero', 'ja', 'oui', 'sí']);
const no = new Set(['', '0', '0.0', 'false', 'no', 'n', 'null', 'undefined', 'falsch', 'faux', 'falso', 'nein', 'non']);

/** Whether a cell says yes, no, or (null) something else. */
export function readMark(value: unknown): boolean | null {
  const text = String(value).trim().toLowerCase();
  if (yes.has(text)) return true;
  if (isMissing(value)) return false;
  return no.has(text) ? false : null;
}

/**
 * Columns that are a subject each, found where no column holds the subjects: those that are not mapped and hold nothing
 * but marks. Two must have a yes: one alone is likelier a remark on the document. Others may have theirs further on.
 */
export function findSubjectColumns(
  rows: readonly RawRow[],
  columns: readonly string[],
  mapping: FieldMapping,
): string[] {
  if (mapping.subjects !== null) return [];
  const mapped: unknown[] = contentFields.map((field) => mapping[field]);
  const marked = columns.filter((column) => {
    if (mapped.includes(column) || column.trim() === '') return false;
    return rows.every(({ values }) => readMark(values[column]) !== null);
  });
  const isFound = (column: string): boolean => rows.some(({ values }) => readMark(values[column]) === true);
  if (marked.filter(isFound).length < 2) return [];
  return marked.filter((column) => isFound(column) || rows.some(({ values }) => isGiven(values[column])));
}
