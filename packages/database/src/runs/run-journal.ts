import { type RunLogLevel, type RunProgress, storableText } from '@classmark/domain';
import type pg from 'pg';
import { inTransaction } from '../in-transaction.js';
import { announceRun } from './announce-run.js';
import { type AttemptKey, staleAttempt } from './attempt.js';

export interface MetricPoint {
  readonly series: string;
  readonly step: number;
  readonly value: number;
}

/** How a current attempt stands with those who watch it. */
export interface AttemptState {
  readonly isCancelRequested: boolean;
}

const current = "id = $1 and attempt = $2 and state = 'running'";

/** Whether the attempt is to stop. Throws AppError STALE_ATTEMPT, as all of these do. */
export async function readAttemptState(pool: pg.Pool, key: AttemptKey): Promise<AttemptState> {
  const { rows } = await pool.query<AttemptState>(
    `select cancel_requested_at is not null as "isCancelRequested" from run where ${current}`,
    [key.runId, key.number],
  );
  const [row] = rows;
  if (row === undefined) throw staleAttempt(key);
  return row;
}

/** Writes the progress and the points measured since, and announces them. */
export async function writeProgress(
  pool: pg.Pool,
  key: AttemptKey,
  progress: RunProgress,
  points: readonly MetricPoint[],
): Promise<void> {
  await writeAnnounced(
    pool,
    key,
    `with run as (update run set progress = $3::jsonb where ${current} returning id), measured as (
       insert into run_metric (run_id, series, step, value)
       select run.id, point.series, point.step, point.value
       from run, unnest($4::text[], $5::int[], $6::float8[]) as point (series, step, value)
       on conflict (run_id, series, step) do update set value = excluded.value
     )
     select from run`,
    [
      JSON.stringify(progress),
      points.map(({ series }) => series),
      points.map(({ step }) => step),
      points.map(({ value }) => value),
    ],
  );
}

export async function writeLog(pool: pg.Pool, key: AttemptKey, level: RunLogLevel, message: string): Promise<void> {
  await writeAnnounced(
    pool,
    key,
    `insert into run_log (run_id, level, message) select id, $3, $4 from run where ${current}`,
    [level, storableText(message)],
  );
}

/** Runs a statement whose first parameters are the attempt's, and announces the run. */
function writeAnnounced(pool: pg.Pool, key: AttemptKey, text: string, values: readonly unknown[]): Promise<void> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(text, [key.runId, key.number, ...values]);
    if (rowCount === 0) throw staleAttempt(key);
    announceRun(key.runId);
  });
}

/** Names the back end that does the attempt's arithmetic. */
export async function writeBackend(pool: pg.Pool, key: AttemptKey, backend: string): Promise<void> {
  const { rowCount } = await pool.query(`update run set backend = $3 where ${current}`, [
    key.runId,
    key.number,
    backend,
  ]);
  if (rowCount === 0) throw staleAttempt(key);
}
