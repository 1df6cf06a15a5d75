import { AppError } from '@classmark/domain';
import { ArtefactError, ParameterError } from '@classmark/learner';
import { NothingToTrainError } from '@classmark/learners';
import { SettingsError } from '@classmark/runtime';
import { type Command, CommanderError } from 'commander';
import { NothingToTestError } from '../evaluating/run-model.js';
import { InputFileError } from '../files/input-file-error.js';
import { ServiceError } from '../service/service-error.js';
import { describeFullDisk } from './full-disk.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

const failures = [
  AppError,
  ArtefactError,
  InputFileError,
  NothingToTestError,
  NothingToTrainError,
  ServiceError,
  SettingsError,
];

/** Prints the error; gives the exit code: 1 for a failure, 2 for wrong usage. */
function report(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof ParameterError) {
    terminal.err(`error: ${error.message}\n`);
    return 2;
  }
  if (error instanceof Error && failures.some((kind) => error instanceof kind)) {
    terminal.err(`error: ${error.message}\n`);
    return 1;
  }
  const fullDisk = describeFullDisk(error);
  if (fullDisk !== null) {
    terminal.err(`error: ${fullDisk}\n`);
    return 1;
  }
  terminal.err(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

/** Runs the command that `argv` names. Never throws. */
export async function runProgram(
  createProgram: (argv: readonly string[]) => Promise<Command>,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    const program = await createProgram(argv);
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error, terminal);
  }
}
