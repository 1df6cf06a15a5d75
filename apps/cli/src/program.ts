import { Command } from 'commander';
import type { Config } from './config.js';
import type { Terminal } from './terminal/terminal.js';
import { cliVersion } from './version.js';

type AddCommand = (program: Command, terminal: Terminal, config: Config) => void;

/** How each command is loaded: the one that is called needs neither the time nor the memory of the others. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  // These need only files; some can use a service.
  evaluate: async () => (await import('./commands/evaluate.js')).addEvaluateCommand,
  compare: async () => (await import('./commands/compare.js')).addCompareCommand,
  train: async () => (await import('./commands/train.js')).addTrainCommand,
  suggest: async () => (await import('./commands/suggest.js')).addSuggestCommand,
  agreement: async () => (await import('./commands/agreement.js')).addAgreementCommand,
  embeddings: async () => (await import('./commands/embeddings.js')).addEmbeddingsCommand,
  mojo: async () => (await import('./commands/mojo.js')).addMojoCommand,
  gan: async () => (await import('./commands/gan.js')).addGanCommand,
  // These need a running service, its database on this machine, or Spark.
  import: async () => (await import('./commands/import.js')).addImportCommand,
  'undo-import': async () => (await import('./commands/undo-import.js')).addUndoImportCommand,
  harvest: async () => (await import('./commands/harvest.js')).addHarvestCommand,
  export: async () => (await import('./commands/export.js')).addExportCommand,
  vocabulary: async () => (await import('./commands/vocabulary.js')).addVocabularyCommand,
  retrain: async () => (await import('./commands/retrain.js')).addRetrainCommand,
  encoder: async () => (await import('./commands/encoder.js')).addEncoderCommand,
  status: async () => (await import('./commands/status.js')).addStatusCommand,
  subject: async () => (await import('./commands/subject.js')).addSubjectCommand,
  scheme: async () => (await import('./commands/scheme.js')).addSchemeCommand,
  source: async () => (await import('./commands/source.js')).addSourceCommand,
  document: async () => (await import('./commands/document.js')).addDocumentCommand,
  'remove-sample': async () => (await import('./commands/remove-sample.js')).addRemoveSampleCommand,
  backup: async () => (await import('./commands/backup.js')).addBackupCommand,
  restore: async () => (await import('./commands/restore.js')).addRestoreCommand,
  key: async () => (await import('./commands/key.js')).addKeyCommand,
  user: async () => (await import('./commands/user.js')).addUserCommand,
  spark: async () => (await import('./commands/spark.js')).addSparkCommand,
};

/** The command line for these arguments: the command that they name, or else all, one a file in `commands/`. */
export async function createProgram(argv: readonly string[], terminal: Terminal, config: Config): Promise<Command> {
  const program = new Command('classmark')
    .description('Subjects for documents: train, evaluate and suggest on files, or manage a running service.')
    .version(cliVersion)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  const [name = ''] = argv;
  const called = Object.hasOwn(commands, name) ? commands[name] : undefined;
  for (const load of called === undefined ? Object.values(commands) : [called])
    (await load())(program, terminal, config);
  return program;
}
