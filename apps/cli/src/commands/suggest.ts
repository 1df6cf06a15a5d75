import { decodeVersion, suggestSubjects, type TrainedVersion } from '@classmark/learners';
import type { Command } from 'commander';
import { z } from 'zod';
import { InputFileError } from '../files/input-file-error.js';
import { decodeFile, readWhole } from '../files/read-whole.js';
import { addReadingOptions, readingOptions } from '../files/reading-options.js';
import { readRows } from '../files/record-file.js';
import { sourceOf } from '../files/source-of.js';
import { countOf } from '../terminal/count-of.js';
import { numberOption } from '../terminal/number-option.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const suggestOptions = readingOptions.extend({
  model: z.string(),
  input: z.string(),
  minProbability: numberOption(0, 1).optional(),
  json: z.boolean().default(false),
});

async function readModel(path: string): Promise<TrainedVersion> {
  const bytes = await readWhole(path);
  if (bytes === null) throw new InputFileError(path, 'The file does not exist.');
  return decodeFile(path, () => decodeVersion(bytes));
}

/** `classmark suggest`: subjects for the records of a file, one JSON object a line. */
export function addSuggestCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('suggest')
    .description('suggest subjects for the records of a file, as JSON Lines')
    .requiredOption('--model <file>', 'a model written by `classmark train`')
    .requiredOption(
      '--input <file>',
      'records: JSON Lines, JSON or CSV, gzipped or not, or a folder of texts; - for standard input',
    )
    .option('--min-probability <number>', 'lowest probability to show (default: the review threshold of each subject)')
    .option('--json', 'no effect: the output is JSON Lines anyway');
  addReadingOptions(command).action(async (given: unknown) => {
    const options = parseOptions(suggestOptions, given);
    const { model: path, input, minProbability } = options;
    const model = await readModel(path);
    let rejected = 0;
    for await (const row of readRows(sourceOf(input, options, terminal))) {
      if ('error' in row) {
        rejected += 1;
        terminal.err(`${input}: line ${row.line}: ${row.error.message}\n`);
      } else {
        const [suggestions] = suggestSubjects(model, [row.record], minProbability ?? null);
        terminal.out(`${JSON.stringify({ id: row.record.id, ...suggestions })}\n`);
      }
    }
    if (rejected > 0) throw new InputFileError(input, `${countOf(rejected, 'row')} rejected.`);
  });
}
