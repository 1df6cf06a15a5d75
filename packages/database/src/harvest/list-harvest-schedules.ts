import { failedAtOf, type HarvestSchedule, harvestJob, isFault, type RunState } from '@classmark/domain';
import type { Database } from '../database.js';

interface Row extends Omit<HarvestSchedule, 'input' | 'lastRun' | 'failedAt'> {
  readonly input: unknown;
  readonly runId: string | null;
  readonly runState: RunState;
  readonly problemCode: string | null;
  readonly finishedAt: Date | null;
  /** Of the last run that has an outcome; null if there is none. */
  readonly outcomeState: RunState | null;
  readonly outcomeFinishedAt: Date | null;
  readonly outcomeRetriedAt: Date | null;
}

/** The schedules of harvests, the oldest first, or the one with this id. */
export async function listHarvestSchedules({ pool }: Pick<Database, 'pool'>, id?: number): Promise<HarvestSchedule[]> {
  const { rows } = await pool.query<Row>(schedules, [id ?? null]);
  return rows.map(toSchedule);
}

function toSchedule({ id, cron, timeZone, createdAt, ...row }: Row): HarvestSchedule {
  const { runId, runState: state, problemCode, finishedAt, outcomeState } = row;
  return {
    ...{ id, cron, timeZone, createdAt },
    input: harvestJob.input.parse(row.input),
    lastRun: runId === null ? null : { id: BigInt(runId), state, isFault: isFault(problemCode), finishedAt },
    failedAt: failedAtOf(
      outcomeState && { state: outcomeState, finishedAt: row.outcomeFinishedAt, retriedAt: row.outcomeRetriedAt },
    ),
  };
}

const schedules = `
select s.id, s.input, s.cron, s.time_zone as "timeZone", s.created_at as "createdAt", r.id as "runId",
  r.state as "runState", r.problem ->> 'code' as "problemCode", r.finished_at as "finishedAt",
  o.state as "outcomeState", o.finished_at as "outcomeFinishedAt", o.retried_at as "outcomeRetriedAt"
from harvest_schedule s
left join lateral (
  select id, state, problem, finished_at from run
  where kind = 'harvest' and (input ->> 'scheduleId')::int = s.id
  order by id desc limit 1) r on true
left join lateral (
  select state, finished_at, retried_at from run
  cross join lateral (
    select max(at) as retried_at from audit_event
    where action = 'harvest.retried' and target = 'run:' || run.id
      and details ->> 'state' is distinct from 'cancelled') retry
  where kind = 'harvest' and (input ->> 'scheduleId')::int = s.id
    and (state in ('succeeded', 'failed') or retried_at is not null)
  order by id desc limit 1) o on true
where s.id = coalesce($1, s.id)
order by s.id`;
