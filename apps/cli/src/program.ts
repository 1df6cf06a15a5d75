import { Command } from 'commander';
import { addEvaluateCommand } from './commands/evaluate.js';
import { addSuggestCommand } from './commands/suggest.js';
import { addTrainCommand } from './commands/train.js';
import type { Terminal } from './terminal/terminal.js';
import { cliVersion } from './version.js';

/** Commands on files alone, without a service. */
const fileCommands = [addEvaluateCommand, addTrainCommand, addSuggestCommand];

/** The whole command line: one command a file in `commands/`. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('classmark')
    .description('Subjects for documents: train, measure and suggest.')
    .version(cliVersion)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const addCommand of fileCommands) addCommand(program, terminal);
  return program;
}
