import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const adminPassword = 'a password for tests';
const root = fileURLToPath(new URL('../..', import.meta.url));
const readyTimeoutMs = 280_000;

export interface RunningClassmark extends AsyncDisposable {
  readonly adminUrl: string;
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly home: string;
  readonly ports: Ports;
  /** What was started: the supervisor, or npm. */
  readonly process: ChildProcess;
  /** What it said until it was ready, each line with when it came. */
  readonly lines: readonly { readonly text: string; readonly afterMs: number }[];
}

interface Ports {
  readonly api: number;
  readonly admin: number;
}

export interface StartOptions {
  /** A data folder of before; a new one if not given. */
  readonly home?: string;
  /** Free ones if not given. */
  readonly ports?: Ports;
  readonly settings?: Readonly<Record<string, string>>;
  /** What `npm start` runs once all is built, if not given. */
  readonly command?: readonly string[];
}

const supervisor = [process.execPath, 'apps/start/dist/main.js', 'start'];

/** Starts the product; resolves at `Classmark is ready`. */
export async function startClassmark(options: StartOptions = {}): Promise<RunningClassmark> {
  const { settings, command = supervisor } = options;
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'classmark-home-')));
  const ports = options.ports ?? { api: await findFreePort(), admin: await findFreePort() };
  const env = {
    ...process.env,
    CLASSMARK_HOME: home,
    CLASSMARK_API_PORT: String(ports.api),
    CLASSMARK_ADMIN_PORT: String(ports.admin),
    CLASSMARK_ADMIN_PASSWORD: adminPassword,
    CLASSMARK_SPOT_CHECKS: '0',
    ...settings,
  };
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = await untilReady(child);
  return {
    adminUrl: `http://localhost:${ports.admin}`,
    apiUrl: `http://127.0.0.1:${ports.api}`,
    databaseUrl: settings?.DATABASE_URL ?? (await embeddedUrl(home)),
    home,
    ports,
    process: child,
    lines,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
    },
  };
}

async function untilReady(child: ChildProcess): Promise<{ text: string; afterMs: number }[]> {
  const lines: { text: string; afterMs: number }[] = [];
  const startedAt = performance.now();
  if (child.stdout === null || child.stderr === null) throw new Error('Its output is not piped');
  child.stderr.on('data', (chunk) => lines.push({ text: String(chunk), afterMs: performance.now() - startedAt }));
  const ready = new Promise<void>((resolve, reject) => {
    const complain = (what: string) => () => reject(new Error(`${what}:\n${lines.map(({ text }) => text).join('\n')}`));
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (text) => {
      lines.push({ text, afterMs: performance.now() - startedAt });
      if (text.startsWith('Classmark is ready')) resolve();
    });
    child.once('exit', complain('Classmark ended before it was ready'));
    setTimeout(complain('Classmark is still not ready'), readyTimeoutMs).unref();
  });
  await ready;
  return lines;
}

async function embeddedUrl(home: string): Promise<string> {
  const password = await readFile(join(home, 'postgres/password'), 'utf8');
  const [, , , port] = (await readFile(join(home, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n');
  return `postgresql://postgres:${password}@127.0.0.1:${port}/classmark`;
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
