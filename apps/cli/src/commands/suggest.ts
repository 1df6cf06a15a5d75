import { countOf, encoderNeeded } from '@classmark/domain';
import { decodeVersion, suggestSubjects, type TrainedVersion } from '@classmark/learners';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { EncodedTexts } from '../encoding/encoded-texts.js';
import { InputFileError } from '../files/input-file-error.js';
import { decodeFile, readWhole } from '../files/read-whole.js';
import { addReadingOptions, readingOptions } from '../files/reading-options.js';
import { readCleanRows } from '../files/record-file.js';
import { sourceOf } from '../files/source-of.js';
import { numberOption } from '../terminal/number-option.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const suggestOptions = readingOptions.extend({
  model: z.string(),
  input: z.string(),
  encoder: z.string().optional(),
  minProbability: numberOption(0, 1).optional(),
  json: z.boolean().default(false),
});

async function readModel(path: string): Promise<TrainedVersion> {
  const bytes = await readWhole(path);
  if (bytes === null) throw new InputFileError(path, 'The file does not exist.');
  return decodeFile(path, () => decodeVersion(bytes));
}

/** Throws InputFileError where the model was trained with another encoder than is at hand, or with none. */
function requireEncoder(path: string, { provenance }: TrainedVersion, encoding: EncodedTexts | null): void {
  const wanted = encoderNeeded(provenance);
  const given = encoding?.mark.sha256 ?? null;
  if (wanted === given) return;
  if (wanted === null) throw new InputFileError(path, 'This model does without an encoder; leave out --encoder.');
  const which = `an encoder whose SHA-256 begins with ${wanted.slice(0, 12)}`;
  const message =
    given === null
      ? `This model was trained with ${which}; pass its folder with --encoder.`
      : `This model was trained with ${which}, and that of --encoder begins with ${given.slice(0, 12)}.`;
  throw new InputFileError(path, message);
}

/** `classmark suggest`: subjects for the records of a file, one JSON object a line. */
export function addSuggestCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('suggest')
    .description('suggest subjects for the records of a file, as JSON Lines')
    .requiredOption('--model <file>', 'a model written by `classmark train`')
    .requiredOption(
      '--input <file>',
      'records: JSON Lines, JSON or CSV, gzipped or not, or a folder of texts or JATS XML; - for standard input',
    )
    .option('--encoder <folder>', 'the sentence transformer that the model was trained with, if any')
    .option('--min-probability <number>', 'lowest probability to show (default: the review threshold of each subject)')
    .option('--json', 'no effect: the output is JSON Lines anyway');
  addReadingOptions(command).action(async (given: unknown) => {
    const options = parseOptions(suggestOptions, given);
    const { model: path, input, minProbability } = options;
    const model = await readModel(path);
    const encoding =
      options.encoder === undefined ? null : await EncodedTexts.open(options.encoder, config.home, terminal);
    requireEncoder(path, model, encoding);
    let rejected = 0;
    for await (const row of readCleanRows(sourceOf(input, options, terminal))) {
      if ('error' in row) {
        rejected += 1;
        terminal.err(`${input}: line ${row.line}: ${row.error.message}\n`);
      } else {
        const record = encoding === null ? row.record : await encoding.addVector(row.record);
        const [suggestions] = suggestSubjects(model, [record], minProbability ?? null);
        terminal.out(`${JSON.stringify({ id: row.record.id, ...suggestions })}\n`);
      }
    }
    if (rejected > 0) throw new InputFileError(input, `${countOf(rejected, 'row')} rejected.`);
  });
}
