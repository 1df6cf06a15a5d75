import { type FieldMapping, type GivenMapping, noMapping, type RecordField, recordFields } from './field-mapping.js';
import { knownNames, plainName } from './known-names.js';
import { knownShapes } from './known-shapes.js';
import { namesByLanguage } from './names-by-language.js';

/** The likeliest first. */
const names = new Map(recordFields.map((field) => [field, [...knownNames[field], ...namesByLanguage(field)]]));

/** A language at the end of a name: `title_en`, `keywords@pt-BR`. */
const language =
  /[\s_.:@-](?:en|de|fr|es|pt|it|nl|ru|zh|ja|ko|pl|cs|sv|da|fi|hu|uk|tr|ar|el|eng|deu|ger|fra|fre|spa|por|ita|rus)(?:[_-][a-z]{2})?$/i;
/** Others stand for subjects of which each has a column, too: `topic_it`. */
const inLanguages: ReadonlySet<string> = new Set(['subject', 'subjects', 'keyword', 'keywords', 'descriptors']);

/** The column or key that likeliest holds a field, by its name; null where none does. */
export function guessColumn(field: RecordField, columns: readonly string[]): string | null {
  return findKnown(field, columns.map(plainName), columns) ?? guessInLanguage(field, columns);
}

function guessInLanguage(field: RecordField, columns: readonly string[]): string | null {
  const plain = columns.map((column) => (language.test(column) ? plainName(column.replace(language, '')) : ''));
  const trusted = field === 'subjects' ? plain.map((name) => (inLanguages.has(name) ? name : '')) : plain;
  return findKnown(field, trusted, columns);
}

function findKnown(field: RecordField, plain: readonly string[], columns: readonly string[]): string | null {
  const name = names.get(field)?.find((known) => plain.includes(known));
  return name === undefined ? null : (columns[plain.indexOf(name)] ?? null);
}

/** Which columns or keys hold the fields: as given, else by the shape of the records, else by their names. */
export function guessMapping(columns: readonly string[], given: GivenMapping = {}): FieldMapping {
  const has = (key: string): boolean => columns.includes(key);
  const shape = knownShapes.find(({ keys, without = [] }) => keys.every(has) && !without.some(has))?.mapping ?? {};
  const pick = (field: RecordField): string | null => {
    const said = given[field];
    return said === undefined ? (shape[field] ?? guessColumn(field, columns)) : said;
  };
  return {
    ...noMapping,
    ...Object.fromEntries(recordFields.map((field) => [field, pick(field)])),
    subjectColumns: given.subjectColumns ?? [],
    subjectSeparator: given.subjectSeparator ?? null,
  };
}
