import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterOwnedError, createPool, type EmbeddedPostgres, startEmbeddedPostgres } from '@classmark/database';
import { afterAll, expect, it, vi } from 'vitest';

const dataDir = await mkdtemp(join(tmpdir(), 'classmark-postgres-'));
const patience = { timeout: 20_000, interval: 100 };
const serverPid = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function countRows(url: string): Promise<unknown> {
  const pool = createPool(url, { maxConnections: 1 });
  try {
    return (await pool.query('select count(*)::int as n from kept')).rows[0]?.n;
  } finally {
    await pool.end();
  }
}

/** A process that owns a server on the same folder; resolves when it runs. */
async function startOwner(): Promise<ChildProcess> {
  const source = `
    import { startEmbeddedPostgres } from '@classmark/database';
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    process.send(url);`;
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: import.meta.dirname,
    stdio: [...stdio],
  });
  await once(owner, 'message');
  return owner;
}

/** As `npm start` does: for as long as another process owns the folder, that may be just stopping. */
async function startWhenFree(): Promise<EmbeddedPostgres> {
  for (;;) {
    try {
      return await startEmbeddedPostgres({ dataDir });
    } catch (error) {
      if (!(error instanceof ClusterOwnedError)) throw error;
    }
  }
}

it('keeps what was written, stopped and started again', async () => {
  {
    await using server = await startEmbeddedPostgres({ dataDir });
    const pool = createPool(server.url, { maxConnections: 1 });
    await pool.query('create table kept as select 1 as n');
    await pool.end();
  }
  await using server = await startEmbeddedPostgres({ dataDir });
  expect(await countRows(server.url)).toBe(1);
});

it('sorts as everywhere, in UTF-8, and lets nobody in without the password', async () => {
  await using server = await startEmbeddedPostgres({ dataDir });
  const pool = createPool(server.url, { maxConnections: 1 });
  const { rows } = await pool.query(
    "select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding, current_setting('listen_addresses') as host from pg_database where datname = current_database()",
  );
  await pool.end();
  expect(rows).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8', host: '127.0.0.1' }]);
  const stranger = new URL(server.url);
  stranger.password = 'guess';
  await expect(countRows(stranger.href)).rejects.toThrow('password authentication failed');
});

it('comes back on the same port when the server is killed', async () => {
  const lines: string[] = [];
  await using server = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  process.kill(await serverPid(), 'SIGKILL');
  await vi.waitFor(async () => expect(await countRows(server.url)).toBe(1), patience);
  expect(lines[0]).toContain('restarting it');
});

it('refuses a folder whose server another process owns', async () => {
  const owner = await startOwner();
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('Another process already runs PostgreSQL');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
});

it('stops when its owner is killed, so that the next start finds all in order', async () => {
  const owner = await startOwner();
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await vi.waitFor(() => expect(serverPid()).rejects.toThrow('ENOENT'), patience);
  await using server = await startEmbeddedPostgres({ dataDir });
  expect(await countRows(server.url)).toBe(1);
});

it('starts in whatever moment its predecessor stops', async () => {
  for (let round = 0; round < 5; round++) {
    const predecessor = await startEmbeddedPostgres({ dataDir });
    const stopped = predecessor[Symbol.asyncDispose]();
    const successor = await startWhenFree();
    await stopped;
    expect(await countRows(successor.url)).toBe(1);
    await successor[Symbol.asyncDispose]();
  }
});

it('takes over a server whose owner and guard are both gone', async () => {
  const owner = await startOwner();
  const before = await serverPid();
  const children = await readFile(`/proc/${owner.pid}/task/${owner.pid}/children`, 'utf8');
  for (const guard of children.trim().split(' ')) process.kill(Number(guard), 'SIGKILL');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await using server = await startEmbeddedPostgres({ dataDir });
  expect(await countRows(server.url)).toBe(1);
  expect(await serverPid()).not.toBe(before);
});

it('says what to do with the data of another major version of PostgreSQL', async () => {
  await writeFile(join(dataDir, 'cluster/PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/made by PostgreSQL 17; .*`classmark restore FILE`/);
});
