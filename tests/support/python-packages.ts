import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A Python with packages of its own. */
export interface PythonPackages {
  readonly program: string;
  /** What a script prints. */
  run(script: string, ...args: string[]): Promise<string>;
  /** A file that was downloaded beside the packages. */
  downloaded(name: string): string;
}

/**
 * Installs Python packages, once, into a folder that is kept between runs. Null, said aloud, where that cannot be done.
 * @param sources packages of which the source archive is wanted, too
 */
export async function setUpPython(
  name: string,
  requirements: string,
  sources: readonly string[],
): Promise<PythonPackages | null> {
  const folder = resolve('node_modules/.cache/classmark/python', name);
  const program = join(folder, 'bin', 'python3');
  const stamp = join(folder, 'installed.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (spawnSync('python3', ['-m', 'venv', folder]).status !== 0)
      return without('Install Python 3 with its venv module.');
    const pip = (...args: string[]) => spawnSync(program, ['-m', 'pip', '--quiet', ...args], { cwd: folder });
    const isInstalled = pip('install', '--requirement', requirements).status === 0;
    const isDownloaded =
      pip('download', '--no-deps', '--no-binary', ':all:', '--no-build-isolation', ...sources).status === 0;
    if (!isInstalled || !isDownloaded) return without('pip cannot reach its packages.');
    writeFileSync(stamp, wanted);
  }
  return {
    program,
    run: async (script, ...args) => (await execute(program, [script, ...args], { maxBuffer: 100_000_000 })).stdout,
    downloaded: (file) => join(folder, file),
  };

  function without(reason: string): null {
    console.error(`What Python packages have to say of "${name}" is not tested: ${reason}`);
    return null;
  }
}
