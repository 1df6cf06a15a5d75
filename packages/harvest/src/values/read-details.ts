import { type DocumentDetails, parseAddress, parseLanguage, parsePublicationDate } from '@classmark/domain';
import type { RecordField } from '../fields/field-mapping.js';
import { envelopes } from '../json/read-json-rows.js';
import { isObject } from './is-object.js';
import { readText } from './read-text.js';

/** A row whose fields can be asked for. */
export interface FieldedRow {
  readonly values: Readonly<Record<string, unknown>>;
  /** The column or key that holds a field; null where none does. */
  readonly columnOf: (field: RecordField) => string | null;
  readonly take: (field: RecordField) => unknown;
  /** What stands under other names of a field, the likeliest first, where nobody has named its column. */
  readonly takeOthers: (field: RecordField) => readonly unknown[];
  /** Columns that are a subject each. */
  readonly subjectColumns: readonly string[];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The members, or the value alone, that can be parsed. */
function* parseAll(value: unknown, parse: (text: string) => string | null): Generator<string> {
  for (const one of listOf(value)) {
    const text = readText(one);
    const parsed = text === null || text === '' ? null : parse(text);
    if (parsed !== null) yield parsed;
  }
}

const firstOf = (value: unknown, parse: (text: string) => string | null): string | null =>
  parseAll(value, parse).next().value ?? null;

/** A DOI before other addresses, which may change. */
function readAddress(value: unknown): string | null {
  const addresses = [...parseAll(value, parseAddress)];
  return addresses.find((address) => /^https?:\/\/(?:dx\.)?doi\.org\//i.test(address)) ?? addresses[0] ?? null;
}

/** Of several values, a field keeps one; the others are not to be lost. */
const areSeveral = (value: unknown): boolean =>
  Array.isArray(value) && new Set(value.filter((one) => one !== null && one !== '')).size > 1;

/** `[2014, 5, 1]`, as Crossref writes dates, and `{ date: "2014", dateType: "Issued" }`, as DataCite does. */
function dateTextOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  const parts = value['date-parts'];
  if (!Array.isArray(parts)) return typeof value.date === 'string' ? value.date : value;
  const [date] = parts;
  return listOf(date)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** With a time of day: of several dates, such a one says when somebody took the document in, as DSpace has it. */
const hasTime = (date: unknown): boolean => typeof date === 'string' && /^\d{4}-\d\d-\d\dT/.test(date.trim());

function readDate(value: unknown): string | null {
  const dates = listOf(value).map(dateTextOf);
  return (
    firstOf(
      dates.filter((date) => !hasTime(date)),
      parsePublicationDate,
    ) ?? firstOf(dates, parsePublicationDate)
  );
}

function firstRead(values: readonly unknown[], read: (value: unknown) => string | null): string | null {
  for (const value of values) {
    const found = read(value);
    if (found !== null) return found;
  }
  return null;
}

/** What people call a person that is given as an object. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (!isObject(value)) return null;
  const { given, family, author } = value;
  if (typeof family === 'string') return typeof given === 'string' ? `${given} ${family}` : family;
  if (isObject(author)) return nameOf(author);
  const name = ['name', 'display_name', 'displayName', 'fullName', 'literal'].map((key) => value[key]).find(isText);
  return name ?? null;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Names in a list, or in one text between semicolons; null where a member is no name. */
function readAuthors(value: unknown): readonly string[] | null {
  if (typeof value === 'string')
    return value
      .split(';')
      .map((name) => name.trim())
      .filter(isText);
  const names = listOf(value ?? []).map(nameOf);
  return names.includes(null) ? null : names.filter((name) => name !== null);
}

/** What a row says of its document beside title and text. What cannot be read as a field stays in the metadata. */
export function readDetails(row: FieldedRow): DocumentDetails {
  const { values, columnOf, take, takeOthers, subjectColumns } = row;
  const url = readAddress(take('url'));
  const ownDate = readDate(take('publicationDate'));
  const publicationDate = ownDate ?? firstRead(takeOthers('publicationDate'), readDate);
  const [language, authors] = [firstOf(take('language'), parseLanguage), readAuthors(take('authors'))];
  const given = take('metadata');
  const isRead = (field: RecordField, read: string | null): boolean => read !== null && !areSeveral(take(field));
  const readFields: RecordField[] = [
    ...(['title', 'text', 'subjects'] as const),
    ...(areSeveral(take('id')) ? [] : (['id'] as const)),
    ...(isRead('url', url) ? (['url'] as const) : []),
    ...(isRead('publicationDate', ownDate) ? (['publicationDate'] as const) : []),
    ...(isRead('language', language) ? (['language'] as const) : []),
    ...(authors === null ? [] : (['authors'] as const)),
  ];
  const readColumns = new Set([...readFields.map(columnOf), ...subjectColumns, ...envelopes]);
  const rest = Object.entries(values).filter(([key]) => !readColumns.has(key));
  const metadata = isObject(given) ? given : Object.fromEntries(rest);
  return { url, publicationDate, language, authors: authors ?? [], metadata };
}
