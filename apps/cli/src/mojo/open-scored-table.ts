import { AppError } from '@classmark/domain';
import { openTableFile, type Table } from '@classmark/harvest';
import type { TableScorer } from '@classmark/mojo';
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

const warn = (path: string, sentences: readonly string[], terminal: Terminal): void => {
  for (const sentence of sentences) terminal.err(`warning: ${path}: ${sentence}\n`);
};

/** Says what the owner of the table should know. */
export const warnOfTable = (path: string, { warnings }: Table, terminal: Terminal): void =>
  warn(path, warnings, terminal);

type Warning = (
  path: string,
  scorer: Pick<TableScorer, 'warnOfAbsentColumns' | 'warnOfIgnoredCells'>,
  terminal: Terminal,
) => void;

/** Says which columns of the model the table lacks; throws MojoError where it has no input. */
export const warnOfAbsentColumns: Warning = (path, scorer, terminal) =>
  warn(path, scorer.warnOfAbsentColumns(), terminal);

/** Says what counted as missing in the rows that were scored. */
export const warnOfIgnoredCells: Warning = (path, scorer, terminal) =>
  warn(path, scorer.warnOfIgnoredCells(), terminal);
