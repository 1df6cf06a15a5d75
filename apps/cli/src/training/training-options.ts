import { recipeCatalogue, recipeIds } from '@classmark/learners';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { createSubjectNaming, readSchemeRoots, type SubjectNaming, subjectModes } from '../files/subject-naming.js';

/** How subjects are named. */
export const namingOptions = z.object({ subjects: z.enum(subjectModes), scheme: z.string().optional() });

/** The options that every command which trains takes. */
export const trainingOptions = namingOptions.extend({
  model: z.string(),
  targetPrecision: z.coerce
    .number('must be a number')
    .min(0.5, 'must be 0.5 or more')
    .max(0.999, 'must be 0.999 or less'),
  seed: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(2 ** 32 - 1, 'must be under 2^32'),
  stream: z.boolean().default(false),
  threads: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(64, 'must be 64 or less'),
  json: z.boolean().default(false),
});

export type TrainingOptions = z.output<typeof trainingOptions>;

export function addNamingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--subjects <mode>', 'what of a slash path is learnt').choices([...subjectModes]).default('as-given'),
    )
    .option('--scheme <file>', 'slash paths, one a line, to find the roots of subjects that are no paths');
}

export function addTrainingOptions(command: Command): Command {
  return addNamingOptions(command)
    .option('--model <name>', `by what to train: ${recipeIds.join(', ')}`, recipeCatalogue.defaultId)
    .option('--target-precision <share>', 'what published suggestions are to keep', '0.9')
    .option('--seed <number>', 'for every random choice', '1')
    .option('--stream', 'read the file anew in each pass instead of keeping it in memory')
    .option('--threads <number>', 'how many threads learn; the result is the same', '1')
    .option('--json', 'print JSON');
}

export async function loadNaming({ subjects, scheme }: z.output<typeof namingOptions>): Promise<SubjectNaming> {
  return createSubjectNaming(subjects, scheme === undefined ? new Map() : await readSchemeRoots(scheme));
}
