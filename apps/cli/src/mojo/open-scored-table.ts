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

/** Says which columns of the model the table lacks; throws MojoError where it has no input. */
export function warnOfAbsentColumns(
  path: string,
  scorer: { warnOfAbsentColumns(): string[] },
  terminal: Terminal,
): void {
  for (const warning of scorer.warnOfAbsentColumns()) terminal.err(`warning: ${path}: ${warning}\n`);
}
