import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, startEmbeddedPostgres } from '@classmark/database';
import type { AppContext } from '@classmark/runtime';
import type { Config } from './config.js';
import { requireFreePort } from './require-free-port.js';
import { SupervisedProcess } from './supervised-process.js';
import { untilHealthy } from './until-healthy.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Brings up the database, then worker, API and admin, each once the one before it serves. */
export async function start(config: Config, { signal, resources }: AppContext): Promise<void> {
  const say = (line: string): void => console.log(line);
  await requireFreePort(config.host, config.apiPort, 'CLASSMARK_API_PORT');
  await requireFreePort(config.host, config.adminPort, 'CLASSMARK_ADMIN_PORT');
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config, resources, say));
  await migrate(databaseUrl);

  const supervise = (name: string, args: readonly string[], cwd = root): SupervisedProcess => {
    const env = { ...config.childEnvironment, DATABASE_URL: databaseUrl };
    const plan = { name, args, cwd, env, logFile: join(config.home, 'logs', `${name}.log`) };
    return resources.use(new SupervisedProcess(plan, say));
  };
  const worker = supervise('worker', ['apps/worker/dist/main.js']);
  const api = supervise('api', ['apps/api/dist/main.js']);
  await Promise.all([worker.untilReady(), api.untilReady()]);
  say(`API ready: http://localhost:${config.apiPort}/graphql`);
  const admin = supervise('admin', nextArgs(config), join(root, 'apps/admin'));
  const healthUrl = `http://127.0.0.1:${config.adminPort}/api/health`;
  await Promise.race([untilHealthy(healthUrl, signal), admin.untilReady()]);
  say(`Classmark is ready: http://localhost:${config.adminPort}`);
}

async function startDatabase(
  { home }: Config,
  resources: AsyncDisposableStack,
  say: (line: string) => void,
): Promise<string> {
  const server = resources.use(await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), log: say }));
  say(`Database ready: PostgreSQL on 127.0.0.1:${server.port}, data in ${home}`);
  return server.url;
}

function nextArgs({ host, adminPort }: Config): string[] {
  const next = createRequire(join(root, 'apps/admin/package.json')).resolve('next/dist/bin/next');
  const preload = new URL('exit-with-supervisor.js', import.meta.url).href;
  return ['--import', preload, next, 'start', '--hostname', host, '--port', String(adminPort)];
}
