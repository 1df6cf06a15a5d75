import { AppError } from '@classmark/domain';
import type { MojoModel } from '@classmark/mojo';
import type { PlanOptions, SparkSession } from '../connect/session.js';
import { column, computed, everything, type Plan, project, read, type TableFiles, write } from '../plans/relations.js';
import { inputColumns, offsetColumn, offsetName, type TableColumn } from './input-columns.js';
import { isExpressible, modelSql } from './model-sql.js';

export interface ScoreTask {
  readonly model: MojoModel;
  readonly input: TableFiles;
  /** The table's column for an input of the model; left out: the one of its name. */
  readonly columns: ReadonlyMap<string, string>;
  readonly output: TableFiles;
}

/**
 * Scores the rows of files and writes them with the answers of the model behind their columns. An answer takes the place
 * of a column of its name.
 * @throws AppError where the model is no expression of SQL, or Spark refuses the files
 */
export async function scoreOnSpark(session: SparkSession, task: ScoreTask, options: PlanOptions): Promise<void> {
  const input = read(task.input);
  const scored = scoredRows(task, input, await session.columns(input));
  await session.run(write(scored, task.output), options);
}

const numberKinds: ReadonlySet<string> = new Set(['byte', 'short', 'integer', 'long', 'float', 'double', 'decimal']);

/** @param types of the table's columns */
export function scoredRows(
  { model, columns }: Pick<ScoreTask, 'model' | 'columns'>,
  input: Plan,
  types: ReadonlyMap<string, string>,
): Plan {
  if (!isExpressible(model)) {
    throw new AppError('INVALID_INPUT', `Spark cannot score a model of the kind ${model.algorithmName}.`);
  }
  const absent = [...columns.values()].find((name) => !types.has(name));
  if (absent !== undefined) throw new AppError('INVALID_INPUT', `The table has no column "${absent}".`);
  const { steps, outputs } = modelSql(model);
  const find = (name: string): TableColumn | null => {
    const own = columns.get(name) ?? name;
    const type = types.get(own);
    return type === undefined ? null : { name: own, kind: numberKinds.has(type) ? 'number' : 'text' };
  };
  const inputs = [...inputColumns(model, find), [offsetName, offsetColumn(model, find)] as const];
  const rows = [inputs, ...steps].reduce<Plan>(
    (plan, step) => project(plan, [everything, ...step.map(([name, sql]) => computed(name, sql))]),
    input,
  );
  const answers: ReadonlyMap<string, string> = new Map(outputs);
  const kept = [...types.keys()].filter((name) => !answers.has(name));
  return project(rows, [...kept.map(column), ...[...answers].map(([name, of]) => computed(name, of))]);
}
