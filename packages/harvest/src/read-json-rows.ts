import type { Line } from './read-lines.js';
import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from './row.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

/** A string, or a number that JSON has no word for. */
const stringOrNotNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** JSON as it is, or as Python writes it: NaN and Infinity outside strings are read as null. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const plain = text.replace(stringOrNotNumber, (token) => (token.startsWith('"') ? token : 'null'));
    if (plain === text) throw error;
    return JSON.parse(plain);
  }
}

function parseJsonRow(line: number, text: string): RawRow | WrongRow {
  let values: unknown;
  try {
    values = parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return wrongRow(line, 'invalid-json', `The line is not JSON: ${error.message}.`);
    throw error;
  }
  return isObject(values) ? { line, values } : wrongRow(line, 'invalid-json', 'The line is JSON, but not an object.');
}
