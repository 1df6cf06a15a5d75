import { isObject } from './is-object.js';

/** Under which an object holds the name of a subject, the surest first. */
const labelKeys = [
  ...['label', 'prefLabel', 'preferredLabel', 'name', 'display_name', 'displayName', 'term', 'subject', 'keyword'],
  ...[
    'descriptorName',
    'descriptor',
    'heading',
    'title',
    'tag',
    'category',
    'topic',
    'value',
    'text',
    '#text',
    '$',
    '@value',
  ],
  ...['code', 'notation', 'uri', 'id', '@id'],
];

const languageKeys = ['en', 'en-us', 'en-gb'];

/** A label alone, or in one of several languages. */
function asText(value: unknown): string | null {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(labelOf).find((label) => label !== null) ?? null;
  if (!isObject(value)) return null;
  const language = languageKeys.find((key) => typeof value[key] === 'string');
  return asText(language === undefined ? Object.values(value).find((one) => typeof one === 'string') : value[language]);
}

/** The name of a subject that is given as an object; null where there is none in it. */
export function labelOf(value: unknown): string | null {
  if (!isObject(value)) return asText(value);
  const [label] = labelKeys.map((key) => asText(value[key])).filter((text) => text !== null);
  return label ?? null;
}
