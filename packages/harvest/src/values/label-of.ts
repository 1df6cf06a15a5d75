import { plainName } from '../fields/known-names.js';
import { isObject } from './is-object.js';

/** Under which an object holds the name of a subject, the surest first. */
const nameKeys = [
  ...['label', 'prefLabel', 'preferredLabel', 'name', 'display_name', 'displayName', 'term', 'subject', 'keyword'],
  ...['descriptorName', 'descriptor', 'heading', 'title', 'tag', 'category', 'topic', 'value', 'text', '#text', '$'],
  '@value',
];
const plainKeys = nameKeys.map(plainName);
const addressKeys = ['code', 'notation', 'uri', 'id', '@id'];
const labelKeys = [...nameKeys, ...addressKeys];

const languageKeys = ['en', 'en-us', 'en-gb'];

type Fields = Readonly<Record<string, unknown>>;

/** Whether an object has a key that holds names, whatever stands there. */
export const hasLabelKey = (value: Fields): boolean => labelKeys.some((key) => Object.hasOwn(value, key));

function findText(value: Fields, keys: readonly string[]): string | null {
  return keys.map((key) => asText(value[key])).find((text) => text !== null) ?? null;
}

/** A name, also under a key such as `DescriptorName` or `skos:prefLabel`. */
function findName(value: Fields): string | null {
  const name = findText(value, nameKeys);
  if (name !== null) return name;
  const plain = Object.entries(value).map(([key, field]): [string, unknown] => [plainName(key), field]);
  return findText(Object.fromEntries(plain), plainKeys);
}

/** A label alone, or in one of several languages. */
function asText(value: unknown): string | null {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(labelOf).find((label) => label !== null) ?? null;
  if (!isObject(value)) return null;
  const language = languageKeys.find((key) => typeof value[key] === 'string');
  if (language !== undefined) return asText(value[language]);
  return findName(value) ?? asText(Object.values(value).find((one) => typeof one === 'string'));
}

/** The name of a subject that is given as an object; null where there is none in it. */
export function labelOf(value: unknown): string | null {
  return isObject(value) ? (findName(value) ?? findText(value, addressKeys)) : asText(value);
}
