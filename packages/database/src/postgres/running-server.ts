import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The port of the server that runs on a cluster, if one does. A `postmaster.pid` whose process is not a Postgres (the
 * number was given to another process after a crash) is removed: Postgres would take that process for its own.
 */
export function findRunningServer(clusterDir: string): { port: number } | undefined {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const content = readIfThere(pidFile);
  if (content === undefined) return undefined;
  const [pid = '', , , port = ''] = content.split('\n');
  const { name, isDead } = describeProcess(pid);
  if (name !== 'postgres') rmSync(pidFile, { force: true });
  return name === 'postgres' && !isDead ? { port: Number(port) } : undefined;
}

/** A server that stops removes its file at any moment. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `isDead`: killed, but still listed until its parent has taken note. */
function describeProcess(pid: string): { name?: string; isDead: boolean } {
  try {
    const [state = '', name = ''] = existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
    return { name, isDead: state.startsWith('Z') };
  } catch {
    return { isDead: true };
  }
}

/** proc_pid_stat(5): `pid (name) state …`. */
function fromProc(pid: string): string[] {
  const [, name = '', state = ''] = /\((.*)\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return [state, name];
}

function fromPs(pid: string): string[] {
  const [state = '', path = ''] = execFileSync('ps', ['-o', 'state=,comm=', '-p', pid], { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  return [state, path.split('/').at(-1) ?? ''];
}
