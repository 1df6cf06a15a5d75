import { type HarvestSchedule, harvestJob, type RunState } from '@classmark/domain';
import type { Database } from '../database.js';

interface Row extends Omit<HarvestSchedule, 'input' | 'lastRun'> {
  readonly input: unknown;
  readonly runId: string | null;
  readonly runState: RunState;
  readonly isFault: boolean;
  readonly finishedAt: Date | null;
}

/** The schedules of harvests, the oldest first, or the one with this id. */
export async function listHarvestSchedules({ pool }: Pick<Database, 'pool'>, id?: number): Promise<HarvestSchedule[]> {
  const { rows } = await pool.query<Row>(schedules, [id ?? null]);
  return rows.map(({ input, runId, runState, isFault, finishedAt, ...schedule }) => ({
    ...schedule,
    input: harvestJob.input.parse(input),
    lastRun: runId === null ? null : { id: BigInt(runId), state: runState, isFault, finishedAt },
  }));
}

const schedules = `
select s.id, s.input, s.cron, s.time_zone as "timeZone", s.created_at as "createdAt", r.id as "runId",
  r.state as "runState", coalesce(r.problem ->> 'code' in ('FAULT', 'WORKER_LOST'), false) as "isFault",
  r.finished_at as "finishedAt", f.at as "failedAt"
from harvest_schedule s
left join lateral (
  select id, state, problem, finished_at from run
  where kind = 'harvest' and (input ->> 'scheduleId')::int = s.id
  order by id desc limit 1) r on true
left join lateral (
  select case when state <> 'succeeded' then coalesce(finished_at, retried_at) end as at
  from run
  cross join lateral (
    select max(at) as retried_at from audit_event
    where action = 'harvest.retried' and target = 'run:' || run.id
      and details ->> 'state' is distinct from 'cancelled') retry
  where kind = 'harvest' and (input ->> 'scheduleId')::int = s.id
    and (state in ('succeeded', 'failed') or retried_at is not null)
  order by id desc limit 1) f on true
where s.id = coalesce($1, s.id)
order by s.id`;
