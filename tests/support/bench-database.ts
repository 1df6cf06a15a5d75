import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, createPrisma, type Database, migrate, startEmbeddedPostgres } from '@classmark/database';

export interface BenchDatabase extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
}

/**
 * An empty installation's database on a server of its own, for sizes that the tests' server would keep too long.
 * @param settings of the server; without them it does not wait for the disk
 */
export async function startBenchDatabase(
  settings: Readonly<Record<string, string>> = { fsync: 'off' },
): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-bench-'));
  const resources = new AsyncDisposableStack();
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = resources.use(await startEmbeddedPostgres({ dataDir, settings }));
  await migrate(server.url);
  const prisma = resources.adopt(createPrisma(server.url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(server.url), (opened) => opened.end());
  return {
    url: server.url,
    database: { prisma, pool },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
