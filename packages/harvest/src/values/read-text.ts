import { isObject } from './is-object.js';
import { joinInvertedIndex } from './join-inverted-index.js';

/** Under which an object holds its text: a title or an abstract with its kind or language. */
const textKeys = ['text', 'title', 'description', 'value', 'content', 'name', '#text', '_', '$', 'en'];

/** A title or text, whatever form it has: lists are joined. Null where there is no text in it. */
export function readText(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const parts = value.map(readText);
    return parts.includes(null) ? null : parts.filter((part) => part !== '').join('\n');
  }
  if (!isObject(value)) return null;
  const key = textKeys.find((name) => typeof value[name] === 'string');
  return key === undefined ? joinInvertedIndex(value) : readText(value[key]);
}
