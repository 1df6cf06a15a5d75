import { promiseScopes } from '@classmark/evaluation';
import { imbalanceStrategies, recipeCatalogue, recipeIds } from '@classmark/learners';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { addReadingOptions, readingOptions } from '../files/reading-options.js';
import { createSubjectNaming, type NameSubjects, readSchemeRoots, subjectModes } from '../files/subject-naming.js';
import { numberOption, wholeNumberOption } from '../terminal/number-option.js';
import type { Terminal } from '../terminal/terminal.js';

/** How files are read and subjects are named. */
export const namingOptions = readingOptions.extend({ subjects: z.enum(subjectModes), scheme: z.string().optional() });

/** How models are trained, whichever they are. */
export const learningOptions = namingOptions.extend({
  embeddings: z.string().optional(),
  encoder: z.string().optional(),
  targetPrecision: numberOption(0.5, 0.999),
  promise: z.enum(promiseScopes),
  seed: wholeNumberOption(0, 2 ** 32 - 1),
  stream: z.boolean().default(false),
  threads: wholeNumberOption(1, 64),
  json: z.boolean().default(false),
});

/** The options of a command that trains one model. */
export const trainingOptions = learningOptions.extend({
  model: z.string(),
  imbalance: z.enum(imbalanceStrategies).optional(),
});

export type TrainingOptions = z.output<typeof trainingOptions>;

export function addNamingOptions(command: Command): Command {
  return addReadingOptions(command)
    .addOption(
      new Option('--subjects <mode>', 'which level of the subject paths to use')
        .choices([...subjectModes])
        .default('as-given'),
    )
    .option('--scheme <file>', 'file of subject paths, one per line: where subjects without a path belong');
}

/** @param encoderConflicts options that `--encoder` can't be given with */
export function addLearningOptions(command: Command, encoderConflicts: string[]): Command {
  return command
    .option('--embeddings <file>', "word vectors: also learn from the mean of the vectors of a document's words")
    .addOption(
      new Option(
        '--encoder <folder>',
        'a sentence transformer on disk: also learn from the vectors that it makes of texts',
      ).conflicts(encoderConflicts),
    )
    .option('--target-precision <number>', 'target precision for published suggestions', '0.9')
    .addOption(
      new Option(
        '--promise <scope>',
        'promise the target precision for each subject by itself, or for all that is published together: more is published, and a subject may be below the target',
      )
        .choices([...promiseScopes])
        .default('each'),
    )
    .option('--seed <number>', 'seed for every random choice', '1')
    .option('--stream', 'read the file again in each pass instead of keeping it in memory')
    .option('--threads <number>', 'number of training threads; the result is the same', '1')
    .option('--json', 'print JSON');
}

export function addTrainingOptions(command: Command): Command {
  const named = addNamingOptions(command)
    .option('--model <recipe>', `recipe to train: ${recipeIds.join(', ')}`, recipeCatalogue.defaultId)
    .addOption(
      new Option('--imbalance <strategy>', 'what is done about rare subjects').choices([...imbalanceStrategies]),
    );
  return addLearningOptions(named, ['embeddings', 'stream']);
}

/** Names that are taken for one subject go to standard error. */
export async function loadNaming(
  { subjects, scheme }: Pick<z.output<typeof namingOptions>, 'subjects' | 'scheme'>,
  terminal: Terminal,
): Promise<NameSubjects> {
  const roots = scheme === undefined ? new Map() : await readSchemeRoots(scheme);
  return createSubjectNaming(subjects, roots, (message) => terminal.err(`warning: ${message}\n`));
}
