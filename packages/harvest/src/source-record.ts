import { contentId, type DocumentDetails, maxIdLength } from '@classmark/domain';
import { contentFields, type FieldMapping, type RecordField } from './fields/field-mapping.js';
import { readMark } from './fields/find-subject-columns.js';
import { guessColumn } from './fields/guess-mapping.js';
import { isGiven, type OtherColumns } from './fields/other-columns.js';
import { type RawRow, type WrongRow, wrongRow } from './row.js';
import { isMissing } from './values/is-blank.js';
import { isObject } from './values/is-object.js';
import { readDetails } from './values/read-details.js';
import { asSubjects, readSubjectCells, readSubjects } from './values/read-subjects.js';
import { readText } from './values/read-text.js';

/**
 * A document as a source gives it: markup and all, but for its subjects, which are clean. Those that begin with `/` are
 * paths in a scheme; null where the source says nothing of them, which is not the same as none.
 */
export interface SourceRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly subjects: string[] | null;
  /** Title and text in UTF-8, where they are at hand and cleaning would change nothing but white space. */
  readonly utf8?: readonly [title: Uint8Array, text: Uint8Array];
  /** Whether the row had no id, so that this one was made from the content. */
  readonly hasContentId?: boolean;
  /** Fields that were read from another column or key than in most rows, with its name. */
  readonly otherColumns?: readonly OtherColumn[];
  /** What the row says in place of subjects, such as `n/a`, so that it says nothing of them. */
  readonly placeholder?: string;
  /** What else the row says of the document, where it was asked for. */
  readonly details?: DocumentDetails | undefined;
}

export type OtherColumn = readonly [field: RecordField, column: string];

export interface RecordOptions {
  /** A record with neither title nor text is wrong unless this says otherwise. */
  readonly allowEmpty?: boolean;
  /** Whether records come with their details, which learners do not look at. */
  readonly withDetails?: boolean;
}

/** How to take records from rows. */
export interface RecordReading extends RecordOptions {
  /** Whether a cell may say with a word such as NaN that it is empty. */
  readonly isTable?: boolean;
  readonly mapping: FieldMapping;
  readonly open: OpenFields;
  readonly others?: OtherColumns;
}

/** Fields that nobody has named: a row without the usual key may have them under one that the beginning did not show. */
export interface OpenFields {
  readonly fields: readonly RecordField[];
  /** Keys that the beginning of the file has shown. */
  readonly known: ReadonlySet<string>;
}

export function isEmpty({ title, text }: SourceRecord): boolean {
  return title.trim() === '' && text.trim() === '';
}

export function emptyRecord(line: number): WrongRow {
  return wrongRow(line, 'neither-title-nor-text', 'The record has neither title nor text.');
}

/** The value of a column, or of a key; a key may lead on into objects: `meta.title`. */
function cellOf({ values }: RawRow, column: string): unknown {
  if (column in values) return values[column];
  let value: unknown = values;
  for (const key of column.split('.')) value = isObject(value) ? value[key] : undefined;
  return value;
}

/** The id; empty where there is none. Null where it is none that could be. */
function readId(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  // Of several, as Dublin Core has them, the first.
  if (Array.isArray(value)) return readId(value.find((one) => readId(one) !== ''));
  return isObject(value) ? readWrappedId(value) : null;
}

/** As MongoDB writes them: `{"$oid": "…"}`, `{"$numberLong": "…"}`. */
function readWrappedId(value: Record<string, unknown>): string | null {
  const [[key, id] = ['', null], ...more] = Object.entries(value);
  return key.startsWith('$') && more.length === 0 && typeof id === 'string' ? id : null;
}

/** Subjects of columns that are one each; null where a cell is no mark. */
function readSubjectColumns(row: RawRow, columns: readonly string[]): string[] | null {
  const marks = columns.map((column) => readMark(row.values[column]));
  return marks.includes(null) ? null : asSubjects(columns.filter((_, i) => marks[i] === true));
}

interface Stated extends Pick<RecordReading, 'mapping' | 'isTable'> {
  /** What stands where the subjects are. */
  readonly stated: unknown;
}

/** The subjects that a row states; null where they can't be read. */
function readStated(row: RawRow, { stated, mapping, isTable }: Stated): string[] | null | undefined {
  const { subjectColumns, subjectSeparator } = mapping;
  if (subjectColumns.length > 0) return readSubjectColumns(row, subjectColumns);
  if (isTable === true && Array.isArray(stated)) return readSubjectCells(stated, subjectSeparator);
  return readSubjects(stated, subjectSeparator);
}

/** The column or key that a row has a field under; where it has none, the one that it would be under. */
function findColumn(row: RawRow, field: RecordField, { mapping, others, open }: RecordReading): string | null {
  const has = (column: string): boolean => isGiven(cellOf(row, column));
  const main = mapping[field];
  if (main !== null && has(main)) return main;
  const other = others?.[field]?.find(has);
  if (other !== undefined || !open.fields.includes(field)) return other ?? main;
  const late = Object.keys(row.values).filter((key) => !open.known.has(key));
  if (late.length === 0) return main;
  return guessColumn(field, late.filter(has)) ?? main ?? guessColumn(field, late);
}

/** Further columns or keys of a row whose names say that they hold a field, the likeliest first. */
function listOthers({ values }: RawRow, field: RecordField, column: string | null): string[] {
  // Where no column holds it, none of another name does.
  if (column === null) return [];
  const left = Object.keys(values).filter((key) => key !== column);
  const found: string[] = [];
  for (let next = guessColumn(field, left); next !== null; next = guessColumn(field, left)) {
    found.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return found;
}

/** Fields that a row has under another name than the beginning of the file. */
function listOtherColumns(columnOf: (field: RecordField) => string | null, mapping: FieldMapping): OtherColumn[] {
  return contentFields.flatMap((field) => {
    const column = columnOf(field);
    return column === null || mapping[field] === null || column === mapping[field] ? [] : [[field, column] as const];
  });
}

/** What Prodigy writes of a record that somebody passed over, or found to be otherwise than asked. */
const unanswered: readonly unknown[] = ['ignore', 'reject'];

/** Whether nobody has annotated a task of Label Studio to the end. */
const areUnfinished = (column: string, stated: unknown): boolean =>
  column === 'annotations' &&
  Array.isArray(stated) &&
  stated.every((one) => isObject(one) && one.was_cancelled === true);

/** What a row says in place of subjects; null where they are to be read. */
function findPlaceholder({ values }: RawRow, column: string | null, stated: unknown): string | null {
  if (column === null) return null;
  if (unanswered.includes(values.answer)) return String(values.answer);
  if (areUnfinished(column, stated)) return 'no annotation';
  return isMissing(stated) ? String(stated).trim() : null;
}

/** Checks one row's fields. */
export function toRecord(
  row: RawRow,
  reading: RecordReading,
): { readonly line: number; readonly record: SourceRecord } | WrongRow {
  const { mapping, allowEmpty, withDetails, isTable } = reading;
  const columnOf = (field: RecordField): string | null => findColumn(row, field, reading);
  const take = (field: RecordField): unknown => {
    const column = columnOf(field);
    const cell = column === null ? undefined : cellOf(row, column);
    return isTable === true && isMissing(cell) ? undefined : cell;
  };
  const [id, title, text] = [readId(take('id')), readText(take('title')), readText(take('text'))];
  const subjectsColumn = columnOf('subjects');
  const stated = subjectsColumn === null ? undefined : cellOf(row, subjectsColumn);
  const placeholder = findPlaceholder(row, subjectsColumn, stated);
  const subjects = readStated(row, { stated: placeholder === null ? stated : null, mapping, isTable });
  const reasons = [
    ...(id === null ? ['"id" must be text or a number'] : []),
    ...(id !== null && id.length > maxIdLength ? [`"id" is longer than ${maxIdLength} characters`] : []),
    ...(title === null ? ['"title" must be text'] : []),
    ...(text === null ? ['"text" must be text'] : []),
    ...(subjects === null ? ['"subjects" must be a list of names, or marks with a name each'] : []),
  ];
  if (id === null || title === null || text === null || subjects === null || reasons.length > 0) {
    return wrongRow(row.line, 'invalid-record', `${reasons.join('; ')}.`);
  }
  const takeOthers = (field: RecordField): unknown[] =>
    reading.open.fields.includes(field) ? listOthers(row, field, columnOf(field)).map((key) => row.values[key]) : [];
  const { subjectColumns } = mapping;
  const details =
    withDetails === true
      ? { details: readDetails({ values: row.values, columnOf, take, takeOthers, subjectColumns }) }
      : {};
  const others = listOtherColumns(columnOf, mapping);
  const content = {
    ...{ title, text, subjects: subjects ?? null, ...details },
    ...(others.length > 0 && { otherColumns: others }),
    ...(placeholder !== null && { placeholder }),
  };
  const record = id === '' ? { id: contentId(title, text), ...content, hasContentId: true } : { id, ...content };
  return allowEmpty === true || !isEmpty(record) ? { line: row.line, record } : emptyRecord(row.line);
}
