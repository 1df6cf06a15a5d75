import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from '../row.js';
import type { Line } from '../source/read-lines.js';
import { isObject } from '../values/is-object.js';
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

/** The lines of a list whose brackets are gone still end in commas. */
function parseLine(text: string): unknown {
  const trimmed = text.trimEnd();
  return parseJson(trimmed.endsWith('},') ? trimmed.slice(0, -1) : text);
}

function parseJsonRow(line: number, text: string): RawRow | WrongRow {
  let parsed: unknown;
  try {
    parsed = parseLine(text);
  } catch (error) {
    if (error instanceof SyntaxError) return wrongRow(line, 'invalid-json', `The line is not JSON: ${error.message}.`);
    throw error;
  }
  if (!isObject(parsed)) return wrongRow(line, 'invalid-json', 'The line is JSON, but not an object.');
  return { line, values: liftFields(parsed) };
}

/** Where services put a record's own fields. */
export const envelopes: readonly string[] = ['_source', 'attributes', 'fields'];

/** A record's fields beside what an index or an API wraps around them. */
function liftFields(values: Record<string, unknown>): Record<string, unknown> {
  const key = envelopes.find((name) => isObject(values[name]));
  const inner = key === undefined ? undefined : values[key];
  return isObject(inner) ? { ...inner, ...values } : values;
}
