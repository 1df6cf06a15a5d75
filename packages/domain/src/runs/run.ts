import { z } from 'zod';

/** The jobs that people can follow, as the schema describes them. The database has the same in its `run_kind`. */
export const runKinds = {
  import: 'Reads a file into documents and labels.',
  harvest: 'Asks a source on the web for its records and imports them.',
  training: 'Trains a version of a model.',
  scoring: 'Updates predictions after a deployment, an import or a change of thresholds.',
  experiment: 'Trains the variants of an experiment in the lab.',
  table_scoring: 'Scores the rows of a file by an imported model.',
  word_vectors: 'Imports word vectors, or learns them from the documents.',
  encoder: 'Imports an encoder.',
  recipe_comparison: 'Trains several recipes on the same documents, and says which are better, and at what cost.',
  spark_scoring: 'Scores a table on Spark, by an imported model or a version.',
} as const;
export type RunKind = keyof typeof runKinds;

export const runStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

/** Whether nothing follows. */
export const isFinished = (state: RunState): boolean => state !== 'queued' && state !== 'running';

/** How far a run is. `done` and `total` count what the phase counts: documents, lines, predictions. */
export const runProgress = z.object({
  phase: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  ratePerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  loss: z.number().nullable(),
  chunk: z.number().nullable(),
});
export type RunProgress = Readonly<z.output<typeof runProgress>>;

/** What ended a run that failed; `message` is shown as it is. */
export const runProblem = z.object({ code: z.string(), message: z.string() });
export type RunProblem = Readonly<z.output<typeof runProblem>>;

export const runLogLevels = ['info', 'warning', 'error'] as const;
export type RunLogLevel = (typeof runLogLevels)[number];
