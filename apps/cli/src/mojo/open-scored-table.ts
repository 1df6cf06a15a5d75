import { AppError } from '@classmark/domain';
import { openTable, type Table } from '@classmark/harvest';
import type { TableRow } from '@classmark/mojo';
import { InputFileError } from '../files/input-file-error.js';
import type { Terminal } from '../terminal/terminal.js';

/** An empty cell is a missing value. */
export const toTableRow = (cells: readonly string[]): TableRow => cells.map((cell) => (cell === '' ? null : cell));

/** Throws InputFileError. */
export async function openTableFile(path: string): Promise<Table> {
  try {
    return await openTable(path);
  } catch (error) {
    throw error instanceof AppError ? new InputFileError(path, error.message) : error;
  }
}

/** Says which inputs of the model the table lacks; throws InputFileError where it has none of them. */
export function checkInputs(
  path: string,
  { absentInputs, hasInput }: { readonly absentInputs: readonly string[]; readonly hasInput: boolean },
  terminal: Terminal,
): void {
  const names = absentInputs.map((name) => `"${name}"`).join(', ');
  if (!hasInput) throw new InputFileError(path, `The table has none of the model's inputs: ${names}.`);
  if (absentInputs.length > 0) terminal.err(`warning: ${path}: no column ${names}; missing in every row.\n`);
}
