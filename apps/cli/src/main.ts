import { readConfig } from './config.js';
import { createProgram } from './program.js';
import { runProgram } from './terminal/run-program.js';
import { processTerminal } from './terminal/terminal.js';

const terminal = processTerminal();
process.exitCode = await runProgram(
  (argv) => createProgram(argv, terminal, readConfig(process.env)),
  process.argv.slice(2),
  terminal,
);
