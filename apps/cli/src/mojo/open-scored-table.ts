import { AppError } from '@classmark/domain';
import { openTableFile, type Table } from '@classmark/harvest';
import { InputFileError } from '../files/input-file-error.js';
import type { Terminal } from '../terminal/terminal.js';

/** Throws InputFileError. */
export async function openScoredTable(path: string): Promise<Table> {
  try {
    return await openTableFile(path);
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
