import type pg from 'pg';
import type { Database } from '../database.js';

/** Names the locks of hosts among the advisory locks. */
const hostLock = 0x686f_7374;

/** What is remembered of the requests to a host. */
export interface HostHistory {
  /** When requests were made, ascending. */
  readonly pastMs: readonly number[];
  /** It asked not to be asked before. */
  readonly notBeforeMs: number;
}

/** What one who has the turn at a host may do. */
export interface HostTurn {
  readHistory(sinceMs: number): Promise<HostHistory>;
  /** Before the request is made, so that one which is cut off counts. */
  noteRequest(atMs: number): Promise<void>;
  noteNotBefore(ms: number): Promise<void>;
}

/** Requests older than this are forgotten. */
const rememberedMs = 2 * 24 * 3_600_000;

/** Does something while nobody else, in any process, has the turn at the host. */
export async function withHostTurn<Result>(
  { pool }: Database,
  host: string,
  work: (turn: HostTurn) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [hostLock, host]);
    const result = await work(turnAt(client, host));
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [hostLock, host]);
    client.release();
    return result;
  } catch (error) {
    // The lock ends with its connection.
    client.release(true);
    throw error;
  }
}

/** What one may do at a host who does not wait for a turn, such as somebody who looks at a source before a harvest. */
export const besideTurns = ({ pool }: Database, host: string): HostTurn => turnAt(pool, host);

function turnAt(client: Pick<pg.ClientBase, 'query'>, host: string): HostTurn {
  return {
    readHistory: async (sinceMs) => {
      const { rows } = await client.query<{ at: Date }>(
        'select requested_at as at from harvest_request where host = $1 and requested_at > $2 order by requested_at',
        [host, new Date(sinceMs)],
      );
      const { rows: wishes } = await client.query<{ at: Date }>(
        'select not_before as at from harvest_host where host = $1',
        [host],
      );
      return { pastMs: rows.map(({ at }) => at.getTime()), notBeforeMs: wishes[0]?.at.getTime() ?? 0 };
    },
    noteRequest: async (atMs) => {
      await client.query('delete from harvest_request where host = $1 and requested_at < $2', [
        host,
        new Date(atMs - rememberedMs),
      ]);
      await client.query('insert into harvest_request (host, requested_at) values ($1, $2)', [host, new Date(atMs)]);
    },
    noteNotBefore: async (ms) => {
      await client.query(
        `insert into harvest_host (host, not_before) values ($1, $2)
         on conflict (host) do update set not_before = excluded.not_before`,
        [host, new Date(ms)],
      );
    },
  };
}
