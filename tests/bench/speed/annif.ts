import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findFreePort } from '../../support/running-classmark.js';
import { until } from '../../support/until.js';
import { preparePeers, runPeer } from '../peers/environment.js';

const sample = 'prisma/sample/labelled.jsonl';
const ticksPerSecond = 100;

export interface Annif {
  /** Takes forms with `text` and `limit`. */
  readonly url: string;
  /** CPU seconds of its processes so far. */
  cpu(): number;
}

/** Annif's REST server as its documentation starts it, a process for each core, with a tf-idf model of the sample. */
export async function startAnnif(processes: number, resources: AsyncDisposableStack): Promise<Annif> {
  const python = preparePeers('requirements-annif.txt');
  const folder = await mkdtemp(join(tmpdir(), 'classmark-annif-'));
  resources.defer(() => rm(folder, { recursive: true }));
  runPeer(python, 'prepare-annif.py', [sample, folder]);
  const port = await findFreePort();
  const child = spawn(
    resolve(dirname(python), 'gunicorn'),
    ['-k', 'uvicorn.workers.UvicornWorker', `--workers=${processes}`, `--bind=127.0.0.1:${port}`, 'annif:create_app()'],
    { cwd: folder, env: { ...process.env, NLTK_DATA: join(folder, 'nltk') }, stdio: 'ignore' },
  );
  resources.defer(() => void child.kill());
  await once(child, 'spawn');
  const url = `http://127.0.0.1:${port}/v1/projects/tfidf`;
  await until('Annif answers', async () => {
    if (child.exitCode !== null) throw new Error(`Annif ended with ${child.exitCode}.`);
    return (await fetch(url).catch(() => null))?.ok === true;
  });
  return { url: `${url}/suggest`, cpu: () => cpuOf(child.pid ?? 0) };
}

/** Of a process and its children, from Linux's own books. */
function cpuOf(parent: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat);
  const own = processes.filter((one) => one !== null && (one.pid === parent || one.parent === parent));
  return own.reduce((sum, one) => sum + (one?.seconds ?? 0), 0);
}

function readStat(name: string): { pid: number; parent: number; seconds: number } | null {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return {
      pid: Number(name),
      parent: fields[1] ?? 0,
      seconds: ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticksPerSecond,
    };
  } catch {
    return null;
  }
}
