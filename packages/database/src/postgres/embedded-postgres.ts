import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, openCluster, runAs } from './cluster.js';
import { findRunningServer } from './running-server.js';

export interface EmbeddedPostgresOptions {
  /** Folder of this server's own: databases, password, server log. */
  readonly dataDir: string;
  /** A free one is picked if not given. */
  readonly port?: number;
  /** The database to make if it is missing, and to name in `url`. */
  readonly database?: string;
  /** Server settings, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** What the server says; it appends, so that the file may be cut off. */
  readonly logFile: string;
}

/** After a kill, the processes of the old server take a moment to go. */
const isPredecessorLeaving = /lock file .* already exists|shared memory block .* still in use/;
const maxAttempts = 20;
const retryMs = 500;

/** The session that holds this lock is the server's one owner. */
const ownerLock = 0x436c_6d6b;

/**
 * Starts Postgres on 127.0.0.1 and keeps it up until disposed: a server that dies is started again on the same port.
 * If this process is killed, a guard stops the server; one that still runs without an owner is taken over.
 * Rejects if another process owns the data folder, or with the last lines of the server's log.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'classmark', settings = {}, log = () => {} } = options;
  const cluster = await openCluster(options.dataDir);
  await stopOrphan(cluster);
  const port = options.port ?? (await findFreePort());
  await keepLog(cluster);
  await startServer(cluster, port, settings);
  const guard = startGuard(cluster, port);
  const state = { isStopping: false, owner: await becomeOwner(cluster, port), recovery: Promise.resolve() };
  await createDatabase(state.owner, database);

  const recover = async (): Promise<void> => {
    await keepLog(cluster);
    for (let attempt = 1; !state.isStopping; attempt++) {
      log(`PostgreSQL does not answer; restarting it (attempt ${attempt})`);
      try {
        if (findRunningServer(cluster.dir) === undefined) await startServer(cluster, port, settings);
        state.owner = await becomeOwner(cluster, port);
        return keepUp();
      } catch (error) {
        log(String(error));
        await delay(retryMs);
      }
    }
  };
  const keepUp = (): void => {
    state.owner.once('end', () => {
      state.recovery = recover();
    });
  };
  keepUp();

  return {
    url: urlOf(cluster, port, database),
    port,
    logFile: cluster.logFile,
    async [Symbol.asyncDispose]() {
      state.isStopping = true;
      await state.recovery;
      await state.owner.end();
      await stopGuarded(guard);
    },
  };
}

async function startServer(cluster: Cluster, port: number, settings: Readonly<Record<string, string>>): Promise<void> {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const command = [cluster.pgCtl, 'start', '-w', '-D', cluster.dir, '-l', cluster.logFile, '-o', flags.join(' ')];
  for (let attempt = 1; ; attempt++) {
    await rm(cluster.logFile, { force: true });
    try {
      return await runAs(cluster.identity, command);
    } catch (cause) {
      const lines = await readFile(cluster.logFile, 'utf8').catch(() => String(cause));
      if (attempt === maxAttempts || !isPredecessorLeaving.test(lines)) {
        throw new Error(`PostgreSQL did not start: ${lines.trim().split('\n').slice(-5).join('\n')}`, { cause });
      }
    }
    await delay(retryMs);
  }
}

/** What a server said before it died tells why. */
async function keepLog({ logFile }: Cluster): Promise<void> {
  if (existsSync(logFile)) await rename(logFile, `${logFile}.old`);
}

/** Stops a server whose owner was killed; refuses while the owner lives. */
async function stopOrphan(cluster: Cluster): Promise<void> {
  const running = findRunningServer(cluster.dir);
  if (running === undefined) return;
  const claim = await becomeOwner(cluster, running.port).catch((error: unknown) => {
    if (error instanceof ClusterOwnedError) throw error;
    return undefined; // Starting up or shutting down: nobody to ask.
  });
  await claim?.end();
  await stopServer(cluster);
}

/** One that is gone before it can be told to stop, since its owner or guard was quicker, has stopped as well. */
async function stopServer(cluster: Cluster): Promise<void> {
  if (findRunningServer(cluster.dir) === undefined) return;
  const command = [cluster.pgCtl, 'stop', '-w', '-m', 'fast', '-D', cluster.dir];
  await runAs(cluster.identity, command).catch((error: unknown) => {
    if (findRunningServer(cluster.dir) !== undefined) throw error;
  });
}

export class ClusterOwnedError extends Error {
  override name = 'ClusterOwnedError';
}

async function becomeOwner(cluster: Cluster, port: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, 'postgres'), keepAlive: true });
  client.on('error', () => {}); // 'end' follows, and says all there is to know.
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [ownerLock]);
  if (rows[0]?.held === true) return client;
  await client.end();
  throw new ClusterOwnedError(
    `Another process already runs PostgreSQL on ${cluster.dir}. Stop it, or set CLASSMARK_HOME to another folder.`,
  );
}

/**
 * Waits for its input to close, then stops the server with this `postmaster.pid` and this port, and waits until it is
 * gone. By its process, not as pg_ctl by its folder, where a successor may run another one by then.
 */
const guardScript = `
cat >/dev/null
{ read -r pid; read -r _; read -r _; read -r port; } <"$1"
[ "$port" = "$2" ] && kill -INT "$pid" || exit
while kill -0 "$pid" && [ "$(sed -n 1p "$1")" = "$pid" ]; do sleep 0.1; done`;

/** A shell that stops the server once our end of its input closes, by us or by our death. */
function startGuard({ dir, identity }: Cluster, port: number): ChildProcess {
  const pidFile = join(dir, 'postmaster.pid');
  const [program = '', ...args] = [...identity.prefix, 'sh', '-c', guardScript, 'guard', pidFile, String(port)];
  return spawn(program, args, {
    uid: identity.owner?.uid,
    gid: identity.owner?.gid,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
}

async function stopGuarded(guard: ChildProcess): Promise<void> {
  const isGone = guard.exitCode !== null || guard.signalCode !== null;
  const exited = isGone ? Promise.resolve() : once(guard, 'exit');
  guard.stdin?.end();
  await exited;
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1');
  return address.port;
}
