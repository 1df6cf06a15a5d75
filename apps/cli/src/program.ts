import { Command } from 'commander';
import { addAgreementCommand } from './commands/agreement.js';
import { addBackupCommand } from './commands/backup.js';
import { addCompareCommand } from './commands/compare.js';
import { addDocumentCommand } from './commands/document.js';
import { addEmbeddingsCommand } from './commands/embeddings.js';
import { addEncoderCommand } from './commands/encoder.js';
import { addEvaluateCommand } from './commands/evaluate.js';
import { addExportCommand } from './commands/export.js';
import { addGanCommand } from './commands/gan.js';
import { addHarvestCommand } from './commands/harvest.js';
import { addImportCommand } from './commands/import.js';
import { addKeyCommand } from './commands/key.js';
import { addMojoCommand } from './commands/mojo.js';
import { addRemoveSampleCommand } from './commands/remove-sample.js';
import { addRestoreCommand } from './commands/restore.js';
import { addRetrainCommand } from './commands/retrain.js';
import { addSchemeCommand } from './commands/scheme.js';
import { addSourceCommand } from './commands/source.js';
import { addSparkCommand } from './commands/spark.js';
import { addStatusCommand } from './commands/status.js';
import { addSubjectCommand } from './commands/subject.js';
import { addSuggestCommand } from './commands/suggest.js';
import { addTrainCommand } from './commands/train.js';
import { addUndoImportCommand } from './commands/undo-import.js';
import { addUserCommand } from './commands/user.js';
import { addVocabularyCommand } from './commands/vocabulary.js';
import type { Config } from './config.js';
import type { Terminal } from './terminal/terminal.js';
import { cliVersion } from './version.js';

type AddCommand = (program: Command, terminal: Terminal, config: Config) => void;

/** Commands that need only files; some can use a service. */
const fileCommands: readonly AddCommand[] = [
  addEvaluateCommand,
  addCompareCommand,
  addTrainCommand,
  addSuggestCommand,
  addAgreementCommand,
  addEmbeddingsCommand,
  addMojoCommand,
  addGanCommand,
];

/** Commands that need a running service, its database on this machine, or Spark. */
const serviceCommands: readonly AddCommand[] = [
  addImportCommand,
  addUndoImportCommand,
  addHarvestCommand,
  addExportCommand,
  addVocabularyCommand,
  addRetrainCommand,
  addEncoderCommand,
  addStatusCommand,
  addSubjectCommand,
  addSchemeCommand,
  addSourceCommand,
  addDocumentCommand,
  addRemoveSampleCommand,
  addBackupCommand,
  addRestoreCommand,
  addKeyCommand,
  addUserCommand,
  addSparkCommand,
];

/** The whole command line: one command a file in `commands/`. */
export function createProgram(terminal: Terminal, config: Config): Command {
  const program = new Command('classmark')
    .description('Subjects for documents: train, evaluate and suggest on files, or manage a running service.')
    .version(cliVersion)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const addCommand of [...fileCommands, ...serviceCommands]) addCommand(program, terminal, config);
  return program;
}
