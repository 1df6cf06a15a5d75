import { type Database, readArtefact, readModelArtefact } from '@classmark/database';
import { AppError, type SparkScorer, type SparkScoringInput } from '@classmark/domain';
import type { JobHandler } from '@classmark/jobs';
import { readMojo } from '@classmark/mojo';
import {
  type ExecuteOptions,
  openSession,
  type SparkSession,
  scoreOnSpark,
  suggestOnSpark,
  type TableFiles,
  tableFiles,
} from '@classmark/spark';
import type { SparkConfig } from '../config.js';

interface Tables {
  readonly input: TableFiles;
  readonly output: TableFiles;
}

/** Has Spark score a table of its folder into another, and follows it. */
export function createSparkScoringHandler(database: Database, config: SparkConfig): JobHandler<SparkScoringInput> {
  return async ({ signal, report, log }, { scorer, input, output }) => {
    const { folder } = config;
    if (folder === null) throw new AppError('CONFLICT', 'Set CLASSMARK_SPARK_FOLDER for the worker, too.');
    const within = (path: string): TableFiles => tableFiles(`${folder.replace(/\/+$/, '')}/${path}`);
    const tables = { input: within(input), output: within(output) };
    await using session = openSession(config);
    const onProgress: ExecuteOptions['onProgress'] = ({ tasks, tasksDone }) =>
      void report({ phase: 'score', done: tasksDone, total: tasks });
    await score(database, { scorer, tables, session }, { signal, onProgress });
    await log('info', `The scores are in ${tables.output.path}.`);
    return async () => ({});
  };
}

async function score(
  database: Database,
  {
    scorer,
    tables,
    session,
  }: { readonly scorer: SparkScorer; readonly tables: Tables; readonly session: SparkSession },
  options: ExecuteOptions,
): Promise<void> {
  if (scorer.kind === 'version') {
    const model = await readArtefact(database.prisma, scorer.id);
    const columns = { id: 'id', title: 'title', text: 'text' };
    return suggestOnSpark(session, { model, columns, ...tables }, options);
  }
  const bytes = await readModelArtefact(database, scorer.id);
  if (bytes === null) throw new AppError('NOT_FOUND', 'The model has been deleted.');
  const mojo = { bytes, model: await readMojo(bytes) };
  return scoreOnSpark(session, { mojo, columns: new Map(), ...tables }, options);
}
