import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ComposeService, readComposeServices } from '../support/compose-file.js';
import { type BuiltImage, bareEnvironment, runDockerfile } from '../support/dockerfile.js';
import { findFreePort } from '../support/running-classmark.js';

const services = readComposeServices();
const patience = { timeout: 60_000, interval: 500 };
/** The image's user is nobody in particular; where these tests run as root, its processes don't. */
const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe('the image, by the Dockerfile’s own steps', () => {
  let folder: string;
  let image: BuiltImage;
  let postgres: EmbeddedPostgres;
  let addresses: Record<string, string>;
  const running = new Map<string, ChildProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'classmark-image-'));
    await chmod(folder, 0o755);
    image = runDockerfile(folder);
    postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
    const [api, admin] = await Promise.all([findFreePort(), findFreePort()]);
    addresses = {
      DATABASE_URL: postgres.url,
      CLASSMARK_API_PORT: String(api),
      CLASSMARK_API_URL: `http://127.0.0.1:${api}`,
      CLASSMARK_ADMIN_PORT: String(admin),
      PORT: String(admin),
      CLASSMARK_ADMIN_PASSWORD: 'a password for tests',
    };
  });
  afterAll(async () => {
    for (const child of running.values()) child.kill('SIGKILL');
    await postgres?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** How the compose file starts a service, with this machine's addresses in place of its network's. */
  function plan(name: string) {
    const { working_dir, environment }: Partial<ComposeService> = services[name] ?? {};
    const stated = Object.entries(environment ?? {}).filter(([, value]) => !value.includes('${'));
    const env = { ...bareEnvironment(), ...image.environment, ...Object.fromEntries(stated), ...addresses };
    return { cwd: join(image.folder, working_dir ?? ''), env, ...identity };
  }

  function run(name: string, [program = '', ...args]: readonly string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(program, args, { ...plan(name), encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  it('sets an installation up', () => {
    const { status, output } = run('set-up', services['set-up']?.command ?? []);
    expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining('Sign in as admin') });
  });

  it.each(['api', 'worker', 'admin'])('runs the %s, which says that it is well', async (name) => {
    const [program = '', ...args] = services[name]?.command ?? [];
    running.set(name, spawn(program, args, { ...plan(name), stdio: 'inherit' }));
    const check = services[name]?.healthcheck?.test.slice(1) ?? [];
    await vi.waitFor(() => expect(run(name, check)).toEqual({ status: 0, output: '' }), patience);
  });

  it('serves the API through the admin', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${addresses.PORT}/graphql`, { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('loads the sample', () => {
    const { status, output } = run('sample', services.sample?.command ?? []);
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  it.each(['admin', 'worker', 'api'])('stops the %s when it is told to', async (name) => {
    const child = running.get(name);
    if (child === undefined) throw new Error(`${name} was not started`);
    child.kill('SIGTERM');
    // 143 is what Next says for "ended by SIGTERM".
    expect([0, 143]).toContain((await once(child, 'exit'))[0]);
  });

  it('brings nothing along that only developers use', () => {
    expect(spawnSync('ls', [join(image.folder, 'app/node_modules/vitest')]).status).not.toBe(0);
  });
});
