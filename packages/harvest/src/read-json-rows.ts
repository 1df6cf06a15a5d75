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
    const rows: (RawRow | WrongRow)[] = [];
    for (const { line, bytes } of lines) {
      const text = bytes === null ? null : decodeUtf8(bytes);
      if (bytes === null) rows.push(tooLong(line, maxBytes));
      else if (text === null) rows.push(notUtf8(line));
      else if (!/^\s*$/.test(text)) rows.push(parseJsonRow(line, text));
    }
    if (rows.length > 0) yield rows;
  }
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
