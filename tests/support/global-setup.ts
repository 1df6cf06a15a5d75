import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, startEmbeddedPostgres } from '@classmark/database';
import { listFailedDatabases } from './test-database.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that each test file gets a copy of. */
    templateUrl: string;
  }
}

interface TemplateReceiver {
  provide(key: 'templateUrl', url: string): void;
}

/** One Postgres for the run, without a disk's caution. Its folder stays if a failed test left its database in it. */
export default async function startPostgres({ provide }: TemplateReceiver): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbeddedPostgres({ dataDir, database: 'template', settings });
  await migrate(server.url);
  provide('templateUrl', server.url);
  return async () => {
    const kept = await listFailedDatabases(server.url);
    await server[Symbol.asyncDispose]();
    if (kept.length === 0) await rm(dataDir, { recursive: true, force: true });
    else console.error(`Databases of failed tests, kept in ${dataDir}: ${kept.join(', ')}`);
  };
}
