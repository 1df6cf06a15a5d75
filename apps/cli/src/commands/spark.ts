import { resolve } from 'node:path';
import { encoderNeeded } from '@classmark/domain';
import { decodeVersion } from '@classmark/learners';
import {
  type ExecuteOptions,
  openSession,
  type SparkSession,
  scoreOnSpark,
  suggestOnSpark,
  type TableFiles,
  tableFiles,
  tableFormats,
} from '@classmark/spark';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { InputFileError } from '../files/input-file-error.js';
import { decodeFile, readWhole } from '../files/read-whole.js';
import { readModelFile } from '../mojo/read-model-file.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions, UsageError } from '../terminal/usage-error.js';

const tableOptions = z.object({
  input: z.string(),
  output: z.string(),
  inputFormat: z.enum(tableFormats).optional(),
  outputFormat: z.enum(tableFormats).optional(),
  columns: z.array(z.string()).default([]),
});
type TableOptions = z.output<typeof tableOptions>;

/** `classmark spark`: the same scores where one machine is not enough. */
export function addSparkCommand(program: Command, terminal: Terminal, config: Config): void {
  const spark = program
    .command('spark')
    .description('score tables on a Spark cluster (`npm run spark` starts one to try)');
  addTableOptions(spark.command('suggest').description('suggest subjects for the documents of a table'))
    .requiredOption('--model <file>', 'a model written by `classmark train`')
    .action(async (given: unknown) => {
      const { model: path, ...options } = parseOptions(tableOptions.extend({ model: z.string() }), given);
      const model = await readModel(path);
      const { id = 'id', title = 'title', text = 'text' } = Object.fromEntries(readColumns(options));
      const columns = { id, title, text };
      await withSpark(config, terminal, (session, plan) =>
        suggestOnSpark(session, { model, columns, ...filesOf(options) }, plan),
      );
    });
  addTableOptions(
    spark.command('score <model>').description('score the rows of a table with an H2O MOJO model'),
  ).action(async (path: string, given: unknown) => {
    const options = parseOptions(tableOptions, given);
    const mojo = await readModelFile(path);
    await withSpark(config, terminal, (session, plan) =>
      scoreOnSpark(session, { mojo, columns: readColumns(options), ...filesOf(options) }, plan),
    );
  });
}

function addTableOptions(command: Command): Command {
  const format = (flag: string, of: string): Option =>
    new Option(`${flag} <format>`, `format of the ${of} (default: by its name, else parquet)`).choices(tableFormats);
  return command
    .requiredOption('--input <path>', 'file or folder to read, as the cluster sees it')
    .requiredOption('--output <path>', 'folder to write; existing output is replaced')
    .addOption(format('--input-format', 'input'))
    .addOption(format('--output-format', 'output'))
    .option('--columns <name=column...>', "the table's column for an input of another name; repeatable");
}

function readColumns({ columns }: TableOptions): Map<string, string> {
  return new Map(
    columns.map((written) => {
      const [, name, column] = /^([^=]+)=(.+)$/s.exec(written) ?? [];
      if (name === undefined || column === undefined) {
        throw new UsageError(`option --columns must be name=column; got ${JSON.stringify(written)}`);
      }
      return [name, column];
    }),
  );
}

/** A path without a scheme is one of this machine. */
const absolute = (path: string): string => (/^[a-z][a-z0-9+.-]*:\//i.test(path) ? path : resolve(path));

function filesOf({ input, output, inputFormat, outputFormat }: TableOptions): {
  readonly input: TableFiles;
  readonly output: TableFiles;
} {
  return { input: tableFiles(absolute(input), inputFormat), output: tableFiles(absolute(output), outputFormat) };
}

/** Throws InputFileError where the file holds no model, or one that Spark can't run. */
async function readModel(path: string): Promise<Uint8Array> {
  const bytes = await readWhole(path);
  if (bytes === null) throw new InputFileError(path, 'The file does not exist.');
  const { provenance } = await decodeFile(path, () => decodeVersion(bytes));
  if (encoderNeeded(provenance) === null) return bytes;
  throw new InputFileError(path, 'This model was trained with an encoder, and encoders do not run on Spark.');
}

async function withSpark(
  { sparkUrl, sparkToken, home }: Config,
  terminal: Terminal,
  use: (session: SparkSession, plan: ExecuteOptions) => Promise<void>,
): Promise<void> {
  await using session = openSession({ url: sparkUrl, token: sparkToken ?? null, home });
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error('Interrupted.'));
  process.once('SIGINT', stop);
  let shown = '';
  const onProgress: ExecuteOptions['onProgress'] = ({ tasks, tasksDone }) => {
    const line = `${tasksDone} of ${tasks} tasks done\n`;
    if (tasks > 0 && line !== shown) terminal.err(line);
    shown = line;
  };
  try {
    await use(session, { signal: stopping.signal, onProgress });
  } finally {
    process.off('SIGINT', stop);
  }
}
