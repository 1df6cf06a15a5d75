import { AppError } from '../app-error.js';

/** Of a label, notation, URI or path in UTF-8: indexes of the database have no longer entries. */
const maxBytes = 2_000;

/** @throws AppError INVALID_INPUT for what no index can hold */
export function requireIndexable(text: string): void {
  // At most three bytes a UTF-16 unit.
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return;
  const message = `"${text.slice(0, 100)}…" is longer than ${maxBytes} bytes, which no label, notation, URI or path may be.`;
  throw new AppError('INVALID_INPUT', message);
}
