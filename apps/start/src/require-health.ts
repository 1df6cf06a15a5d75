import { hostname } from 'node:os';
import { listWorkers } from '@classmark/database';
import { SettingsError } from '@classmark/runtime';
import type { Config } from './config.js';
import { openDatabase } from './open-database.js';
import { StartError } from './start-error.js';

const timeoutMs = 5_000;

/** For health checks of containers: rejects unless the `api`, `admin` or `worker` of this machine is well. */
export async function requireHealth(config: Config, [name]: readonly string[]): Promise<void> {
  if (name === 'api') return requireAnswer(`${config.apiUrl}/readyz`);
  if (name === 'admin') return requireAnswer(`${config.adminUrl}/api/health`);
  if (name === 'worker' && config.databaseUrl !== undefined) return requireWorker(config.databaseUrl);
  throw new SettingsError('Name the process to check: api, admin or worker (which needs DATABASE_URL).');
}

async function requireAnswer(url: string): Promise<void> {
  const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!ok) throw new StartError(`${url} answers ${status}`);
}

async function requireWorker(databaseUrl: string): Promise<void> {
  await using resources = new AsyncDisposableStack();
  const workers = await listWorkers(openDatabase(databaseUrl, resources));
  if (!workers.some(({ host }) => host === hostname())) throw new StartError(`No worker is running on ${hostname()}`);
}
