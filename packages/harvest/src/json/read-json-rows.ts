import { guessMapping } from '../fields/guess-mapping.js';
import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from '../row.js';
import type { Line } from '../source/read-lines.js';
import { isObject } from '../values/is-object.js';
import { parseListText } from '../values/parse-list-text.js';
import { parseJson } from './parse-json.js';

/** One JSON object a line; empty lines are passed over. */
export async function* readJsonRows(
  batches: AsyncIterable<readonly Line[]>,
  maxBytes: number,
): AsyncGenerator<(RawRow | WrongRow)[]> {
  for await (const lines of batches) {
    const rows = lines.map((line) => readJsonRow(line, maxBytes)).filter((row) => row !== null);
    if (rows.length > 0) yield rows;
  }
}

/** The object of one line, null where it is empty. */
export function readJsonRow({ line, bytes }: Line, maxBytes: number): RawRow | WrongRow | null {
  if (bytes === null) return tooLong(line, maxBytes);
  const text = decodeUtf8(bytes);
  if (text === null) return notUtf8(line);
  return /^\s*$/.test(text) ? null : parseJsonRow(line, text);
}

/** The lines of a list whose brackets are gone still end in commas; Python prints dictionaries in its own way. */
function parseLine(text: string): unknown {
  const trimmed = text.trimEnd();
  try {
    return parseJson(trimmed.endsWith('},') ? trimmed.slice(0, -1) : text);
  } catch (error) {
    const spelt = /^\s*\{\s*[ub]?'/.test(text) ? parseListText(trimmed.replace(/,$/, '')) : undefined;
    if (isObject(spelt)) return spelt;
    throw error;
  }
}

function parseJsonRow(line: number, text: string): RawRow | WrongRow {
  let parsed: unknown;
  try {
    parsed = parseLine(text);
  } catch (error) {
    if (error instanceof SyntaxError) return wrongRow(line, 'invalid-json', `The line is not JSON: ${error.message}.`);
    throw error;
  }
  const record = pairedWithText(parsed) ?? parsed;
  if (!isObject(record))
    return wrongRow(line, 'invalid-json', 'The line is JSON but not an object; write one object per line.');
  return { line, values: liftFields(record) };
}

/** A text and what is said of it, as spaCy is trained by: `["…", {"cats": {…}}]`; null for anything else. */
function pairedWithText(value: unknown): Record<string, unknown> | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [text, said] = value;
  return typeof text === 'string' && isObject(said) ? { text, ...said } : null;
}

/** Where services put a record's own fields. */
export const envelopes: readonly string[] = ['_source', 'attributes', 'fields'];

/** Where they may be if the record shows neither title nor text. */
const wrappers: readonly string[] = [
  ...['row', 'document', 'record', 'bibjson', 'metadata', 'data', 'item', 'article', 'paper', 'work'],
];

function holdsText(values: Record<string, unknown>): boolean {
  const { title, text } = guessMapping(Object.keys(values));
  return title !== null || text !== null;
}

/** A record's fields beside what an index, an API or a tool wraps around them. */
function liftFields(values: Record<string, unknown>): Record<string, unknown> {
  const known = envelopes.find((name) => isObject(values[name]));
  const key = known ?? wrappers.find((name) => isObject(values[name]));
  const inner = key === undefined ? undefined : values[key];
  if (!isObject(inner) || (known === undefined && (holdsText(values) || !holdsText(inner)))) return values;
  return { ...inner, ...values };
}
