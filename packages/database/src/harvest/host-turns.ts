import type pg from 'pg';
import type { Database } from '../database.js';

/** Names the locks of hosts among the advisory locks: of who asks, and of who notes. */
const turnLock = 0x686f_7374;
const noteLock = 0x686f_7375;

/** What is remembered of the requests to a host. */
export interface HostHistory {
  /** When requests were made, ascending. */
  readonly pastMs: readonly number[];
  /** It asked not to be asked before. */
  readonly notBeforeMs: number;
}

/** Requests older than this are forgotten. */
const rememberedMs = 2 * 24 * 3_600_000;

/** A request that somebody wants to make. */
export interface HostRequest {
  readonly host: string;
  readonly nowMs: number;
  /** How far back requests count. */
  readonly sinceMs: number;
  /** How long the host is not to be asked yet, by what is remembered. */
  readonly waitMs: (history: HostHistory) => number;
}

/** What one who has the turn at a host may do. */
export interface HostTurn {
  /** As the function of this name. */
  noteRequest(request: HostRequest): Promise<number>;
  /** Keeps the time before which the host does not want to be asked. */
  noteNotBefore(ms: number): Promise<void>;
}

/** Does something while nobody else, in any process, has the turn at the host; gives null at once where somebody has. */
export async function tryHostTurn<Result>(
  { pool }: Database,
  host: string,
  work: (turn: HostTurn) => Promise<Result>,
): Promise<Result | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ isMine: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as "isMine"',
      [turnLock, host],
    );
    const isMine = rows[0]?.isMine === true;
    const result = isMine ? await work(turnAt(client, host)) : null;
    if (isMine) await client.query('select pg_advisory_unlock($1, hashtext($2))', [turnLock, host]);
    client.release();
    return result;
  } catch (error) {
    // The lock ends with its connection.
    client.release(true);
    throw error;
  }
}

/**
 * Notes a request before it is made, so that one which is cut off counts, and gives 0. Where it has to wait, gives how long,
 * and notes nothing. Of all that ask the host, in any process, one at a time looks and notes.
 */
export async function noteRequest({ pool }: Database, request: HostRequest): Promise<number> {
  const client = await pool.connect();
  try {
    const waitMs = await noteAlone(client, request);
    client.release();
    return waitMs;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const turnAt = (client: pg.ClientBase, host: string): HostTurn => ({
  noteRequest: (request) => noteAlone(client, request),
  noteNotBefore: async (ms) => {
    await client.query(
      `insert into harvest_host (host, not_before) values ($1, $2)
       on conflict (host) do update set not_before = excluded.not_before`,
      [host, new Date(ms)],
    );
  },
});

async function noteAlone(client: pg.ClientBase, { host, nowMs, sinceMs, waitMs }: HostRequest): Promise<number> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [noteLock, host]);
  const wait = Math.max(0, waitMs(await readHistory(client, host, sinceMs)));
  if (wait === 0) await note(client, host, nowMs);
  await client.query('commit');
  return wait;
}

async function readHistory(client: pg.ClientBase, host: string, sinceMs: number): Promise<HostHistory> {
  const { rows } = await client.query<{ at: Date }>(
    'select requested_at as at from harvest_request where host = $1 and requested_at > $2 order by requested_at',
    [host, new Date(sinceMs)],
  );
  const { rows: wishes } = await client.query<{ at: Date }>(
    'select not_before as at from harvest_host where host = $1',
    [host],
  );
  return { pastMs: rows.map(({ at }) => at.getTime()), notBeforeMs: wishes[0]?.at.getTime() ?? 0 };
}

async function note(client: pg.ClientBase, host: string, nowMs: number): Promise<void> {
  const forgotten = new Date(nowMs - rememberedMs);
  await client.query('delete from harvest_request where host = $1 and requested_at < $2', [host, forgotten]);
  await client.query('insert into harvest_request (host, requested_at) values ($1, $2)', [host, new Date(nowMs)]);
}
