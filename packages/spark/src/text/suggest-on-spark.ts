import { randomUUID } from 'node:crypto';
import { AppError } from '@classmark/domain';
import type { ExecuteOptions, SparkSession } from '../connect/session.js';
import { type Plan, query, quote, read, type TableFiles, write } from '../plans/relations.js';
import { packScorer, scorerFiles } from './scorer-archive.js';

/** The table's columns for the fields of a document; title or text may be missing. */
export interface DocumentColumns {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface SuggestTask {
  readonly model: Uint8Array;
  readonly input: TableFiles;
  readonly columns: DocumentColumns;
  readonly output: TableFiles;
}

const answer =
  'id STRING, isReliable BOOLEAN, subjects ARRAY<STRUCT<subject: STRING, probability: DOUBLE, verdict: STRING>>';

/**
 * Suggests subjects for the documents of files and writes `id`, `isReliable` and `subjects` for each, as the scorer of
 * this machine would: it is sent along, and runs beside each partition.
 */
export async function suggestOnSpark(session: SparkSession, task: SuggestTask, options: ExecuteOptions): Promise<void> {
  const input = read(task.input);
  const columns = presentColumns(task.columns, await session.columns(input));
  const folder = `classmark-${randomUUID()}`;
  await session.upload(`archives/${folder}.tar.gz#${folder}`, await packScorer(task.model));
  await session.run(viewOf('documents', input), options);
  await session.run(write(query(suggestSql(columns, folder)), task.output), options);
}

const viewOf = (name: string, input: Plan): Plan => ({ create_dataframe_view: { input, name, replace: true } });

/** @throws AppError where the table has no id, or neither title nor text */
function presentColumns(wanted: DocumentColumns, types: ReadonlyMap<string, string>): Map<string, string> {
  const present = new Map(Object.entries(wanted).filter(([, column]) => types.has(column)));
  const missing = present.has('id')
    ? present.size === 1
      ? `"${wanted.title}" or "${wanted.text}"`
      : null
    : `"${wanted.id}"`;
  if (missing === null) return present;
  const message = `The table has no column ${missing}; its columns are ${[...types.keys()].slice(0, 20).join(', ')}. Map them with --columns.`;
  throw new AppError('INVALID_INPUT', message);
}

/** Spark unpacks archives of a session into a folder of that session, below the folder in which the program starts. */
function suggestSql(columns: ReadonlyMap<string, string>, folder: string): string {
  const fields = [...columns].map(([field, column]) => `'${field}', CAST(${quote(column)} AS STRING)`);
  const { node, scorer, model } = scorerFiles;
  const program = `d=$(ls -d ${folder} */${folder} 2>/dev/null | head -n 1); exec "$d/${node}" "$d/${scorer}" "$d/${model}"`;
  return `
    SELECT answer.* FROM (
      SELECT from_json(line, '${answer}') AS answer FROM (
        SELECT TRANSFORM(to_json(named_struct(${fields.join(', ')}))) USING '${program}' AS (line STRING) FROM documents))`;
}
