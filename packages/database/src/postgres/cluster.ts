import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '@classmark/domain';
import { findPostgresBinaries } from './binaries.js';
import { giveTo, type ServerIdentity, serverIdentity } from './server-identity.js';

/** A folder of databases on disk, with the programs and the identity that serve it. */
export interface Cluster {
  readonly dir: string;
  readonly logFile: string;
  readonly password: string;
  readonly pgCtl: string;
  readonly identity: ServerIdentity;
}

/**
 * Opens the cluster under `dataDir`, making it on first use: UTF-8, locale C.UTF-8 from Postgres itself (the same
 * order on every machine), scram passwords. Made aside and renamed, so that a start killed half way leaves none.
 * Throws AppError CONFLICT for one of another major version of PostgreSQL.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const { initdb, pgCtl } = await findPostgresBinaries();
  const dir = join(dataDir, 'cluster');
  await mkdir(dataDir, { recursive: true });
  const identity = await serverIdentity(dir);
  if (identity.owner !== undefined) await chmod(dataDir, 0o711);
  const passwordFile = join(dataDir, 'password');
  if (!existsSync(dir)) {
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await createCluster(initdb, { dir, identity, passwordFile });
  }
  await requireSameMajor(dir, pgCtl);
  return { dir, logFile: join(dir, 'server.log'), password: await readFile(passwordFile, 'utf8'), pgCtl, identity };
}

/** Major versions of PostgreSQL don't read each other's files. */
async function requireSameMajor(dir: string, pgCtl: string): Promise<void> {
  const made = (await readFile(join(dir, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await promisify(execFile)(pgCtl, ['--version']);
  const [, own = ''] = /\) (\d+)/.exec(stdout) ?? [];
  if (made === own) return;
  const message =
    `The data in ${dir} was made by PostgreSQL ${made}; this Classmark comes with ${own}, which can’t read it. ` +
    'Start the Classmark that made it and run `classmark backup FILE` there. Then set CLASSMARK_HOME to a new folder, run `classmark restore FILE`, and start this one.';
  throw new AppError('CONFLICT', message);
}

interface NewCluster {
  readonly dir: string;
  readonly identity: ServerIdentity;
  readonly passwordFile: string;
}

async function createCluster(initdb: string, { dir, identity, passwordFile }: NewCluster): Promise<void> {
  const unfinished = `${dir}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(identity, unfinished);
  await giveTo(identity, passwordFile);
  const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  await runAs(identity, [
    initdb,
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--no-instructions',
    ...flags,
  ]);
  await rename(unfinished, dir);
}

/** Runs a Postgres program to its end; rejects with what it printed. */
export async function runAs({ prefix, owner }: ServerIdentity, command: readonly string[]): Promise<void> {
  const [program = '', ...args] = [...prefix, ...command];
  const child = spawn(program, args, { uid: owner?.uid, gid: owner?.gid, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command[0]} ended with ${code}: ${output.trim()}`));
    });
  });
}
