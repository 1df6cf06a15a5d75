import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../cache.js';

const advice =
  'The peers need Python 3.11 or newer with its venv module (Debian: apt install python3-venv) and access to a Python ' +
  'package index. BENCH_PYTHON may name another python3.';

/**
 * The Python that has the peers, in pinned versions; made in the cache folder if it is not there yet.
 * @param list names them: a file of this folder
 */
export function preparePeers(list = 'requirements.txt'): string {
  const requirements = fileURLToPath(new URL(list, import.meta.url));
  const fingerprint = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const folder = join(cacheFolder, list === 'requirements.txt' ? 'peers' : `peers-${basename(list, '.txt')}`);
  const python = join(folder, 'bin/python');
  const stamp = join(folder, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return python;
  rmSync(folder, { recursive: true, force: true });
  console.log('Installing the peers …');
  run(process.env.BENCH_PYTHON ?? 'python3', ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(stamp, fingerprint);
  return python;
}

function run(program: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed. ${advice}\n${error ?? `${stdout}${stderr}`}`);
}

/** Runs a script of this folder; what it prints on standard output. Threads are held to one. */
export function runPeer(python: string, script: string, args: readonly string[]): string {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  return execFileSync(python, [path, ...args], { encoding: 'utf8', env, maxBuffer: 2 ** 28 });
}
