import type { Line } from './read-lines.js';
import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from './row.js';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One JSON object a line; empty lines are passed over. */
export async function* readJsonRows(lines: AsyncIterable<Line>, maxBytes: number): AsyncGenerator<RawRow | WrongRow> {
  for await (const { line, bytes } of lines) {
    const text = bytes === null ? null : decodeUtf8(bytes);
    if (bytes === null) yield tooLong(line, maxBytes);
    else if (text === null) yield notUtf8(line);
    else if (text.trim() !== '') yield parseJsonRow(line, text);
  }
}

function parseJsonRow(line: number, text: string): RawRow | WrongRow {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return wrongRow(line, 'invalid-json', `The line is not JSON: ${error.message}.`);
    throw error;
  }
  return isObject(values) ? { line, values } : wrongRow(line, 'invalid-json', 'The line is JSON, but not an object.');
}
