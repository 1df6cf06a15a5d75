import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import { encoderNeeded } from '../encoders/encoder-needed.js';
import type { Actor } from '../role.js';
import { type SparkScorer, type SparkScoringInput, sparkScorer } from './spark-scoring-job.js';

export interface SparkScoringStore {
  /** Null where there is none; an imported model's provenance is null. */
  findScorer(scorer: SparkScorer): Promise<{ readonly name: string; readonly provenance: unknown } | null>;
  /** Starts the run and writes the audit event, all or nothing. */
  startSparkScoring(start: StartSparkScoring): Promise<{ runId: bigint }>;
}

export interface StartSparkScoring {
  readonly actor: Actor;
  readonly title: string;
  readonly input: SparkScoringInput;
}

export interface ScoreOnSparkPorts {
  readonly store: SparkScoringStore;
  /** The folder that holds the tables, as Spark sees it; null where none is set. */
  readonly folder: string | null;
}

/** A path below the folder. Nothing in it leads elsewhere or stands for several files. */
const tablePath = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((path) => path.split('/').every((part) => /^[^\\:*?{}[\]\p{Cc}]+$/u.test(part) && !/^\.{1,2}$/.test(part)), {
    message: 'Give a path below the folder for Spark, such as tables/rows.parquet.',
  });

const holds = (outer: string, inner: string): boolean => `${inner}/`.startsWith(`${outer}/`);

/**
 * Starts a run that scores a table on Spark. Throws AppError CONFLICT where no folder is set or a version needs an encoder,
 * NOT_FOUND where the model or version is gone.
 */
export const scoreOnSpark = defineCommand({
  name: 'scoreOnSpark',
  leastRole: 'operator',
  input: z
    .strictObject({ scorer: sparkScorer, input: tablePath, output: tablePath })
    .refine(({ input, output }) => !holds(input, output) && !holds(output, input), {
      path: ['output'],
      message: 'The output would replace the input; choose another path for it.',
    }),
  async run({ store, folder }: ScoreOnSparkPorts, actor, { scorer, input, output }) {
    if (folder === null) {
      throw new AppError(
        'CONFLICT',
        'No folder for tables on Spark is set; whoever runs Classmark sets it by CLASSMARK_SPARK_FOLDER.',
      );
    }
    const found = await store.findScorer(scorer);
    if (found === null) throw new AppError('NOT_FOUND', 'Model not found.');
    const { name, provenance } = found;
    if (encoderNeeded(provenance) !== null) {
      throw new AppError('CONFLICT', `${name} was trained with an encoder, and encoders do not run on Spark.`);
    }
    const title = `Scoring ${input} by ${name} on Spark`;
    return store.startSparkScoring({ actor, title, input: { scorer, input, output } });
  },
});
