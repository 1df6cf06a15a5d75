import type { RawRow } from '../row.js';
import { isObject } from '../values/is-object.js';
import { contentFields, type FieldMapping } from './field-mapping.js';

/** What Label Studio writes beside a text and its labels in its small exports. */
const marks = ['annotation_id', 'annotator', 'lead_time'];
const ownKeys = [...marks, 'created_at', 'updated_at', 'agreement'];

const isChoices = (value: unknown): boolean =>
  (isObject(value) && Array.isArray(value.choices)) || (typeof value === 'string' && /^\{"choices":\s*\[/.test(value));

/**
 * In which field Label Studio's small exports (JSON-MIN, CSV) have the subjects: its name is that of a control, so it is
 * told by what it holds, or by being the only one left. Null where the records are no such export.
 */
export function findChoices(rows: readonly RawRow[], columns: readonly string[], mapping: FieldMapping): string | null {
  if (!marks.every((mark) => columns.includes(mark))) return null;
  const taken: unknown[] = [...contentFields.map((field) => mapping[field]), ...ownKeys];
  const free = columns.filter((column) => !taken.includes(column));
  const found = free.find((column) => rows.some(({ values }) => isChoices(values[column])));
  return found ?? (free.length === 1 ? (free[0] ?? null) : null);
}
