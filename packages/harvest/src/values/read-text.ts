import { isObject } from './is-object.js';
import { joinInvertedIndex } from './join-inverted-index.js';

/** Under which an object holds its text: a title or an abstract with its kind or language. */
const textKeys = [
  ...['text', 'title', 'description', 'value', 'content', 'name', '#text', '_', '$', '@value', 'rendered', '*'],
  ...['AbstractText', 'paragraphs', 'en'],
];

const languageTag = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/;

/** A title or text, whatever form it has: lists are joined, of languages the first is taken. Null where there is none. */
export function readText(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const parts = value.map(readText);
    return parts.includes(null) ? null : parts.filter((part) => part !== '').join('\n');
  }
  return isObject(value) ? readObject(value) : null;
}

function readObject(value: Readonly<Record<string, unknown>>): string | null {
  const keys = Object.keys(value);
  if (keys.length === 0) return '';
  const joined = joinInvertedIndex(value);
  if (joined !== null) return joined;
  const languages = keys.every((key) => languageTag.test(key)) ? keys : [];
  const key = [...textKeys, ...languages].find((name) => typeof value[name] === 'string' || Array.isArray(value[name]));
  return key === undefined ? null : readText(value[key]);
}
