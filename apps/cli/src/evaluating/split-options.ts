import { type Command, Option } from 'commander';
import { z } from 'zod';
import { wholeNumberOption } from '../terminal/number-option.js';

/** Which records train and which test. */
export const splitOptions = {
  train: z.string(),
  test: z.string().optional(),
  folds: wholeNumberOption(2, 20).optional(),
  byTime: z.boolean().default(false),
};

export function addSplitOptions(command: Command): Command {
  return command
    .requiredOption(
      '--train <file>',
      'training records: JSON Lines, JSON or CSV, gzipped or not, or a folder of texts or JATS XML',
    )
    .option('--test <file>', 'test records (default: a fifth of --train, chosen by a hash of the ids)')
    .addOption(new Option('--folds <number>', 'k-fold cross-validation on --train').conflicts(['test', 'stream']))
    .addOption(
      new Option(
        '--by-time',
        'train on earlier records, test on later ones; by date of publication, else by their order in the file',
      ).conflicts('test'),
    );
}
