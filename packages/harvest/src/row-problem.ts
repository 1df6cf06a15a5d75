import type { RowProblem, RowProblemCode } from '@classmark/domain';
import type { RowErrorCode, WrongRow } from './row.js';

const codes = {
  'line-too-long': 'LINE_TOO_LONG',
  'invalid-utf8': 'INVALID_UTF8',
  'invalid-json': 'INVALID_JSON',
  'invalid-csv': 'INVALID_CSV',
  'invalid-record': 'INVALID_RECORD',
  'neither-title-nor-text': 'NEITHER_TITLE_NOR_TEXT',
} as const satisfies Record<RowErrorCode, RowProblemCode>;

/** A wrong row as the report of an import lists it. */
export function toRowProblem({ line, error }: WrongRow): RowProblem {
  return { line, code: codes[error.code], message: error.message };
}
