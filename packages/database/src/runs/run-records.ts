import {
  type MetricSeries,
  parseImportCheckpoint,
  type Run,
  type RunLogLine,
  type RunRecords,
  recipeComparison as recipeComparisonSchema,
  runProblem,
  runProgress,
  scoringResult,
  tableScoringResult,
} from '@classmark/domain';
import type { Database } from '../database.js';

interface Row
  extends Omit<
    Run,
    'id' | 'importReport' | 'tableScores' | 'recipeComparison' | 'prevalenceDrops' | 'progress' | 'problem'
  > {
  readonly id: string;
  readonly progress: unknown;
  readonly problem: unknown;
  readonly scored: unknown;
  readonly tableScores: unknown;
  readonly recipeComparison: unknown;
  readonly checkpoint: unknown;
}

const select = `select r.id::text, r.kind, r.state, r.title, r.attempt, r.backend, r.progress, r.problem,
  r.cancel_requested_at is not null as "isCancelRequested", case when r.kind in ('import', 'harvest') then r.checkpoint end as checkpoint,
  case when r.kind = 'scoring' then r.result end as scored,
  case when r.kind = 'table_scoring' then r.result end as "tableScores",
  case when r.kind = 'recipe_comparison' then r.result end as "recipeComparison",
  r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt", r.undone_at as "undoneAt", coalesce(u.name, k.name) as "startedBy"
  from run r left join user_account u on u.id = r.user_id left join api_key k on k.id = r.api_key_id`;
const matches = '($1::run_kind is null or r.kind = $1) and ($2::run_state is null or r.state = $2)';

export function createRunRecords({ pool }: Database): RunRecords {
  return {
    listRuns: async ({ filter: { kind = null, state = null }, limit, after, before = null, isBackward = false }) => {
      const { rows } = await pool.query<Row>(
        `${select} where ${matches} and ($3::bigint is null or r.id < $3) and ($4::bigint is null or r.id > $4)
         order by r.id ${isBackward ? 'asc' : 'desc'} limit $5`,
        [kind, state, after, before, limit],
      );
      return rows.map(toRun);
    },
    countRuns: async ({ kind = null, state = null }) => {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int as count from run r where ${matches}`,
        [kind, state],
      );
      return rows[0]?.count ?? 0;
    },
  };
}

export async function findRuns({ pool }: Database, ids: readonly bigint[]): Promise<Run[]> {
  const { rows } = await pool.query<Row>(`${select} where r.id = any($1::bigint[])`, [ids.map(String)]);
  return rows.map(toRun);
}

function toRun({ id, checkpoint, scored, tableScores, recipeComparison, progress, problem, ...row }: Row): Run {
  const imported = row.kind === 'import' || row.kind === 'harvest' ? parseImportCheckpoint(checkpoint) : null;
  const importReport = imported && { ...imported.report, warnings: imported.warnings };
  const { prevalenceDrops } = scoringResult.parse(scored ?? {});
  return {
    ...row,
    id: BigInt(id),
    progress: runProgress.nullable().parse(progress),
    problem: runProblem.nullable().parse(problem),
    importReport,
    prevalenceDrops,
    tableScores: tableScoringResult.nullable().parse(tableScores),
    recipeComparison: recipeComparisonSchema.nullable().parse(recipeComparison),
  };
}

/** What each of these runs measured, series by name. */
export async function listRunMetrics(
  { pool }: Database,
  runIds: readonly bigint[],
): Promise<(MetricSeries & { readonly runId: bigint })[]> {
  const { rows } = await pool.query<{ runId: string; name: string; points: MetricSeries['points'] }>(
    `select run_id::text as "runId", series as name,
       json_agg(json_build_object('step', step, 'value', value) order by step) as points
     from run_metric where run_id = any($1::bigint[]) group by run_id, series order by run_id, series`,
    [runIds.map(String)],
  );
  return rows.map((row) => ({ ...row, runId: BigInt(row.runId) }));
}

/** The last lines of a run's log, oldest first. */
export async function readRunLog({ pool }: Database, runId: bigint, last: number): Promise<RunLogLine[]> {
  const { rows } = await pool.query<RunLogLine>(
    `select at, level, message from (
       select id, at, level, message from run_log where run_id = $1 order by id desc limit $2) as line order by id`,
    [runId, last],
  );
  return rows;
}

/** Rows of an import that did not go in, or whose documents stand aside, by line. */
export async function listImportProblems(
  { pool }: Database,
  runId: bigint,
  first: number,
): Promise<{ line: number; code: string; message: string }[]> {
  const { rows } = await pool.query<{ line: number; code: string; message: string }>(
    'select line, code, message from import_problem where run_id = $1 order by line, id limit $2',
    [runId, first],
  );
  return rows;
}

/** The versions that training runs made. */
export async function findVersionIdsOfRuns(
  { prisma }: Database,
  runIds: readonly bigint[],
): Promise<{ runId: bigint; id: number }[]> {
  return prisma.version.findMany({ where: { runId: { in: [...runIds] } }, select: { runId: true, id: true } });
}
