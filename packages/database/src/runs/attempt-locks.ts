import pg from 'pg';
import type { AttemptKey } from './attempt.js';

/**
 * Shows to all processes which attempts this one is alive for: an advisory lock each, on a connection of its own. The
 * locks go when the process does, however it ends, so that others need not wait for a heartbeat to run out.
 */
export class AttemptLocks implements AsyncDisposable {
  private readonly url: string;
  private readonly held = new Set<AttemptKey>();
  private client: pg.Client | null = null;

  constructor(url: string) {
    this.url = url;
  }

  /** Connects, again if the connection broke, and takes the locks of all attempts held. */
  async renew(): Promise<void> {
    if (this.client !== null) return;
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    client.on('error', () => this.forget(client));
    client.on('end', () => this.forget(client));
    await client.connect();
    for (const key of this.held) await lock(client, key);
    this.client = client;
  }

  async hold(key: AttemptKey): Promise<void> {
    this.held.add(key);
    if (this.client !== null) await lock(this.client, key);
  }

  async release(key: AttemptKey): Promise<void> {
    this.held.delete(key);
    await this.client?.query('select pg_advisory_unlock($1::int, $2::int)', [key.runId, key.number]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private forget(client: pg.Client): void {
    if (this.client === client) this.client = null;
  }
}

async function lock(client: pg.Client, key: AttemptKey): Promise<void> {
  await client.query('select pg_advisory_lock($1::int, $2::int)', [key.runId, key.number]);
}
