import type pg from 'pg';
import type { Database } from '../database.js';

/** A worker that says nothing for this long is gone. */
const goneAfter = "interval '15 seconds'";

export interface WorkerIdentity {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** The TensorFlow.js back end it found. */
  readonly backend: string;
  /** Why it is not a faster one; null for the fastest. */
  readonly backendReason: string | null;
}

export interface LivingWorker extends WorkerIdentity {
  readonly startedAt: Date;
}

/** Says that a worker lives, and forgets those that are gone. */
export async function reportWorker(
  pool: pg.Pool,
  { id, host, pid, backend, backendReason }: WorkerIdentity,
): Promise<void> {
  await pool.query(
    `with gone as (delete from worker_status where id <> $1 and heartbeat_at < now() - ${goneAfter})
     insert into worker_status (id, host, pid, backend, backend_reason) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set heartbeat_at = now()`,
    [id, host, pid, backend, backendReason],
  );
}

export async function removeWorker(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('delete from worker_status where id = $1', [id]);
}

/** Those heard of lately, the longest at work first. */
export async function listWorkers({ pool }: Database): Promise<LivingWorker[]> {
  const { rows } = await pool.query<LivingWorker>(
    `select id, host, pid, backend, backend_reason as "backendReason", started_at as "startedAt"
     from worker_status where heartbeat_at >= now() - ${goneAfter} order by started_at, id`,
  );
  return rows;
}
