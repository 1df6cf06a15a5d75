import type { RunKind } from '@classmark/domain';
import type pg from 'pg';
import type { AttemptKey } from './attempt.js';

export interface UnfinishedRun extends AttemptKey {
  readonly kind: RunKind;
  /** Whether it waits, with no attempt under way. */
  readonly isQueued: boolean;
  /** Whether a living process holds its latest attempt (AttemptLocks). */
  readonly isHeld: boolean;
  /** The database's clock. */
  readonly nowMs: number;
}

/** The runs that wait or run, oldest first. */
export async function listUnfinishedRuns(pool: pg.Pool): Promise<UnfinishedRun[]> {
  const { rows } = await pool.query<Omit<UnfinishedRun, 'runId'> & { id: string }>(
    `select r.id, r.kind, r.state = 'queued' as "isQueued", r.attempt as number, exists (
       select from pg_locks l
       where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
         and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = r.id::oid and l.objid = r.attempt::oid) as "isHeld",
       extract(epoch from clock_timestamp())::float8 * 1000 as "nowMs"
     from run r where r.state in ('queued', 'running') order by r.id`,
  );
  return rows.map(({ id, ...run }) => ({ ...run, runId: BigInt(id) }));
}
