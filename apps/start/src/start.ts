import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ClusterOwnedError, startEmbeddedPostgres } from '@classmark/database';
import { type AppContext, readLocalSecret } from '@classmark/runtime';
import type { Config } from './config.js';
import { grantLocalAccess } from './grant-local-access.js';
import { loadSample } from './load-sample.js';
import { openDatabase } from './open-database.js';
import { patiently } from './patiently.js';
import { PortTakenError, requireFreePort } from './require-free-port.js';
import { requireHealth } from './require-health.js';
import { keepRotated } from './rotate-log.js';
import { bringUpToDate, welcomeFirstAdmin } from './set-up.js';
import { explainError } from './start-error.js';
import { SupervisedProcess } from './supervised-process.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const say = (line: string): void => console.log(line);

/** What the worker reads is garbage soon: a small young generation halves its memory and costs no time. */
const workerMemory = '--max-semi-space-size=4';

/** Brings up the database, then what shows pages, then what works; stopped in reverse order. */
export async function start(config: Config, { signal, resources }: AppContext): Promise<void> {
  const databaseUrl = await patiently(() => claimPlace(config, resources), {
    isPassing: (error) => error instanceof PortTakenError || error instanceof ClusterOwnedError,
    onWait: (error) => say(`${explainError(error)} Waiting, in case it is just stopping …`),
    signal,
  });
  await bringUpToDate(databaseUrl);
  const database = openDatabase(databaseUrl, resources);
  await welcomeFirstAdmin(database, config.adminPassword);
  await grantLocalAccess(config, database);
  const secret = await readLocalSecret(config.home);

  const supervise = (name: string, args: readonly string[], cwd = root): SupervisedProcess => {
    const env = { CLASSMARK_SECRET: secret, ...config.childEnvironment, DATABASE_URL: databaseUrl };
    const plan = { name, args, cwd, env, logFile: join(config.home, 'logs', `${name}.log`) };
    return resources.use(new SupervisedProcess(plan, say));
  };
  const api = supervise('api', ['apps/api/dist/main.js']);
  const admin = supervise('admin', nextArgs(config), join(root, 'apps/admin'));
  await Promise.all([api.untilReady(), Promise.race([untilAdminAnswers(config, signal), admin.untilReady()])]);
  const pages = `http://${config.shownHost}:${config.adminPort}`;
  say(`Pages: ${pages}`);
  const worker = supervise('worker', [workerMemory, 'apps/worker/dist/main.js']);
  await worker.untilReady();
  if (config.withSample) await loadSample({ database, say, signal });
  say(`Classmark is ready: ${pages} (API: http://${config.shownHost}:${config.apiPort}/graphql)`);
}

/** The ports and the database, which only one Classmark can have; gives the database's URL. */
async function claimPlace(config: Config, resources: AsyncDisposableStack): Promise<string> {
  await requireFreePort(config.host, config.apiPort, 'CLASSMARK_API_PORT');
  await requireFreePort(config.host, config.adminPort, 'CLASSMARK_ADMIN_PORT');
  return config.databaseUrl ?? startDatabase(config, resources);
}

async function startDatabase({ home }: Config, resources: AsyncDisposableStack): Promise<string> {
  const server = resources.use(await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), log: say }));
  resources.use(keepRotated(server.logFile, say));
  say(`Database: PostgreSQL on 127.0.0.1:${server.port}, with its data in ${home}`);
  return server.url;
}

/**
 * Next's own server knows nothing of supervisors: a preload ends it with this process. It keeps idle connections as long as
 * the API does.
 */
function nextArgs({ host, adminPort }: Config): string[] {
  const next = createRequire(join(root, 'apps/admin/package.json')).resolve('next/dist/bin/next');
  const preload = new URL('exit-with-supervisor.js', import.meta.url).href;
  const address = ['--hostname', host, '--port', String(adminPort)];
  return ['--import', preload, next, 'start', ...address, '--keepAliveTimeout', '75000'];
}

async function untilAdminAnswers(config: Config, signal: AbortSignal): Promise<void> {
  const isUp = (): Promise<boolean> =>
    requireHealth(config, ['admin']).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await delay(50, undefined, { signal });
}
