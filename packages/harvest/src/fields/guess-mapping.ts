import { type FieldMapping, type GivenMapping, noMapping, type RecordField, recordFields } from './field-mapping.js';
import { knownNames, plainName } from './known-names.js';
import { knownShapes } from './known-shapes.js';
import { namesByLanguage } from './names-by-language.js';

/** The likeliest first. */
const names = new Map(recordFields.map((field) => [field, [...knownNames[field], ...namesByLanguage(field)]]));

/** The column or key that likeliest holds a field, by its name; null where none does. */
export function guessColumn(field: RecordField, columns: readonly string[]): string | null {
  const plain = columns.map(plainName);
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
