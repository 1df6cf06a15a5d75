import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, createPrisma, type Database, migrate, startEmbeddedPostgres } from '@classmark/database';
import { WorkerProcess } from './worker-process.js';

export interface KillableInstallation extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
  readonly worker: WorkerProcess;
  killPostgres(): Promise<void>;
}

/** A Postgres and a worker of a test file's own, for they are killed; `prepare` fills the database before it works. */
export async function startKillable(prepare = async (_: Database): Promise<void> => {}): Promise<KillableInstallation> {
  await using resources = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-kills-'));
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));
  const { url } = resources.use(await startEmbeddedPostgres({ dataDir }));
  await migrate(url);
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(url), (opened) => opened.end());
  await prepare({ prisma, pool });
  const worker = resources.use(await WorkerProcess.start(url));
  const kept = resources.move();
  return {
    url,
    database: { prisma, pool },
    worker,
    async killPostgres() {
      const [pid] = (await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
