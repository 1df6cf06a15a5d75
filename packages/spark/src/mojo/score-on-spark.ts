import { randomUUID } from 'node:crypto';
import type { ExecuteOptions, SparkSession } from '../connect/session.js';
import { column, computed, everything, type Plan, project, read, type TableFiles, write } from '../plans/relations.js';
import { columnFinder, type FindColumn, requireInput } from './find-columns.js';
import { canUseGenmodel, genmodelSql, type MojoFile, sendToGenmodel } from './genmodel-udf.js';
import { inputColumns, offsetColumn, offsetName } from './input-columns.js';
import { isExpressible, type ModelSql, modelSql } from './model-sql.js';

/** How Spark scores a model: by itself, as an expression of SQL, or by genmodel as a function. */
export type SparkRoute = 'expression' | 'genmodel';

export interface SparkScoring {
  readonly mojo: MojoFile;
  readonly input: TableFiles;
  /** The table's column for an input of the model; left out: the one of its name. */
  readonly columns: ReadonlyMap<string, string>;
  readonly output: TableFiles;
}

/**
 * Of all trees together. With more, genmodel is faster than an expression, as `npm run bench -- spark` measures; beyond
 * the other, an expression takes too long.
 */
const mostNodes = { faster: 100, possible: 8_000 };

/** The faster way that is there. */
export async function chooseRoute({ model, bytes }: MojoFile): Promise<SparkRoute> {
  if (!isExpressible(model)) return 'genmodel';
  const nodes = 'trees' in model ? model.trees.column.length : 0;
  if (nodes <= mostNodes.faster) return 'expression';
  return nodes > mostNodes.possible || (await canUseGenmodel(bytes)) ? 'genmodel' : 'expression';
}

/**
 * Scores the rows of files and writes them with the answers of the model behind their columns. An answer takes the place
 * of a column of its name.
 * @throws AppError where Spark refuses the files, or genmodel is needed and was not built
 */
export async function scoreOnSpark(
  session: SparkSession,
  { mojo, input, columns, output }: SparkScoring,
  options: ExecuteOptions,
  route?: SparkRoute,
): Promise<void> {
  const table = read(input);
  const scored = await scoredRows(session, { mojo, columns, table }, route);
  await session.run(write(scored, output), options);
}

export interface ScoredTable extends Pick<SparkScoring, 'mojo' | 'columns'> {
  readonly table: Plan;
}

/** The rows of a table with the answers of a model behind its columns. */
export async function scoredRows(
  session: SparkSession,
  { mojo, columns, table }: ScoredTable,
  given?: SparkRoute,
): Promise<Plan> {
  const route = given ?? (await chooseRoute(mojo));
  const types = await session.columns(table);
  const find = columnFinder(mojo.model, columns, types);
  const { inputs, steps, outputs } = await preparePlan(session, mojo, { route, find });
  const rows = [inputs, ...steps].reduce<Plan>(
    (plan, step) => project(plan, [everything, ...step.map(([name, sql]) => computed(name, sql))]),
    table,
  );
  const answers: ReadonlyMap<string, string> = new Map(outputs);
  const kept = [...types.keys()].filter((name) => !answers.has(name));
  return project(rows, [...kept.map(column), ...[...answers].map(([name, of]) => computed(name, of))]);
}

async function preparePlan(
  session: SparkSession,
  mojo: MojoFile,
  { route, find }: { readonly route: SparkRoute; readonly find: FindColumn },
): Promise<ModelSql & { readonly inputs: ModelSql['steps'][number] }> {
  const { model } = mojo;
  if (route === 'expression' && isExpressible(model)) {
    requireInput(model, find);
    const inputs = [...inputColumns(model, find), [offsetName, offsetColumn(model, find)] as const];
    return { ...modelSql(model), inputs };
  }
  const file = `classmark-${randomUUID()}.zip`;
  const plan = genmodelSql(model, file, find);
  await sendToGenmodel(session, mojo, file);
  return plan;
}
