import {
  listCoefficients,
  type MojoDetails,
  type MojoModel,
  readMojoDetails,
  rowModes,
  TableEvaluator,
} from '@classmark/mojo';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { requireWritable } from '../files/require-writable.js';
import { describeMetrics } from '../mojo/describe-metrics.js';
import { describeModel } from '../mojo/describe-model.js';
import { openScoredTable, warnOfAbsentColumns, warnOfIgnoredCells, warnOfTable } from '../mojo/open-scored-table.js';
import { namingFile, readModelFile } from '../mojo/read-model-file.js';
import { scoreTableFile } from '../mojo/score-table-file.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const infoOptions = z.object({ json: z.boolean().default(false) });
const scoreOptions = z.object({
  input: z.string(),
  output: z.string().optional(),
  mode: z.enum([...rowModes, 'both']).default('lenient'),
});
const evaluateOptions = infoOptions.extend({ input: z.string(), response: z.string() });

/** What `mojo info --json` prints. */
function toJson(model: MojoModel, details: MojoDetails) {
  const { algorithm, algorithmName, category, mojoVersion, h2oVersion, uuid, inputs, response } = model;
  return {
    algorithm,
    algorithmName,
    category,
    mojoVersion,
    h2oVersion,
    uuid,
    inputs,
    offsetColumn: model.offsetColumn,
    response,
    defaultThreshold: model.classCount === 2 ? model.defaultThreshold : null,
    trees: 'trees' in model ? model.trees.roots.length : null,
    coefficients: model.algorithm === 'glm' ? listCoefficients(model) : null,
    ...details,
  };
}

async function info(path: string, given: unknown, terminal: Terminal): Promise<void> {
  const options = parseOptions(infoOptions, given);
  const { model, bytes } = await readModelFile(path);
  const details = await readMojoDetails(bytes);
  terminal.out(options.json ? `${JSON.stringify(toJson(model, details), null, 2)}\n` : describeModel(model, details));
}

async function score(path: string, given: unknown, terminal: Terminal): Promise<void> {
  const { input, output = null, mode } = parseOptions(scoreOptions, given);
  if (output !== null) await requireWritable(output);
  const { model } = await readModelFile(path);
  const modes = mode === 'both' ? rowModes : [mode];
  await namingFile(input, () => scoreTableFile({ model, input, modes, terminal }, output));
}

async function evaluate(path: string, given: unknown, terminal: Terminal): Promise<void> {
  const { input, response, json } = parseOptions(evaluateOptions, given);
  const { model } = await readModelFile(path);
  await using table = await openScoredTable(input);
  warnOfTable(input, table, terminal);
  const metrics = await namingFile(input, async () => {
    const evaluator = new TableEvaluator(model, table, response);
    warnOfAbsentColumns(input, evaluator, terminal);
    for await (const batch of table.batches) evaluator.add(batch);
    warnOfIgnoredCells(input, evaluator, terminal);
    return evaluator.finish();
  });
  terminal.out(json ? `${JSON.stringify(metrics, null, 2)}\n` : describeMetrics(metrics, model.response?.levels ?? []));
}

/** `classmark mojo`: what is in an H2O model, and its scores. */
export function addMojoCommand(program: Command, terminal: Terminal): void {
  const mojo = program
    .command('mojo')
    .description('inspect H2O models (MOJO zips), score tables with them, or evaluate them');
  mojo
    .command('info')
    .description('show algorithm, inputs, coefficients or variable importance, and metrics')
    .argument('<model>', 'MOJO zip')
    .option('--json', 'print JSON')
    .action((path: string, given: unknown) => info(path, given, terminal));
  mojo
    .command('score')
    .description('score the rows of a table')
    .argument('<model>', 'MOJO zip')
    .requiredOption(
      '--input <file>',
      'CSV or another separated table with a header, gzipped or not, or Parquet; empty cells are missing',
    )
    .option('--output <file>', 'CSV of the scores (default: printed)')
    .addOption(
      new Option('--mode <mode>', 'take unknown levels and bad numbers as missing, or refuse their rows')
        .choices([...rowModes, 'both'])
        .default('lenient'),
    )
    .action((path: string, given: unknown) => score(path, given, terminal));
  mojo
    .command('evaluate')
    .description('evaluate a model on rows whose response is known, as H2O does')
    .argument('<model>', 'MOJO zip')
    .requiredOption('--input <file>', 'table with the inputs and the response')
    .requiredOption('--response <column>', 'column with the known response')
    .option('--json', 'print JSON')
    .action((path: string, given: unknown) => evaluate(path, given, terminal));
}
