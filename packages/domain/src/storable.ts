import { AppError } from './app-error.js';

/** A text as Postgres can hold it: no NUL, no half of a surrogate pair. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** Deeper values are made to exhaust what calls itself for each level. */
const mostLevels = 200;

/** The same for every text within lists and plain objects. Throws AppError INVALID_INPUT where they nest too deep. */
export function storable(value: unknown): unknown {
  return storableWithin(value, mostLevels);
}

function storableWithin(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return storableText(value);
  const isList = Array.isArray(value);
  if (!isList && !isPlainObject(value)) return value;
  if (levels === 0) throw new AppError('INVALID_INPUT', `Lists and objects nest at most ${mostLevels} levels deep.`);
  if (isList) return value.map((each) => storableWithin(each, levels - 1));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, each]) => [storableText(key), storableWithin(each, levels - 1)]));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
