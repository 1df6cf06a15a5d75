/** One row of a file before it is a record: its columns or keys with their values as read. */
export interface RawRow {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export type RowErrorCode =
  | 'line-too-long'
  | 'invalid-utf8'
  | 'invalid-json'
  | 'invalid-csv'
  | 'invalid-record'
  | 'neither-title-nor-text';

/** A row that cannot be used: where, and why in words; what follows it is read on. */
export interface WrongRow {
  readonly line: number;
  readonly error: { readonly code: RowErrorCode; readonly message: string };
}

export function wrongRow(line: number, code: RowErrorCode, message: string): WrongRow {
  return { line, error: { code, message } };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a line, or null where it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;

export function tooLong(line: number, maxBytes: number): WrongRow {
  return wrongRow(line, 'line-too-long', `The line is longer than ${megabytes(maxBytes)}.`);
}

export function notUtf8(line: number): WrongRow {
  return wrongRow(line, 'invalid-utf8', 'The line is not UTF-8 text; save the file as UTF-8.');
}
