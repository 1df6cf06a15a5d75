import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../cache.js';

const pom = fileURLToPath(new URL('../../peers/mojo/pom.xml', import.meta.url));
const source = fileURLToPath(new URL('GenmodelSpeed.java', import.meta.url));
const folder = resolve(cacheFolder, 'genmodel-3.46.0.7');

/** Fetches genmodel and compiles the bench once; gives the class path. It needs Maven and a JDK of version 17 or newer. */
function prepareGenmodel(): string {
  const libraries = resolve(folder, '*');
  if (!existsSync(folder)) {
    execFileSync('mvn', ['-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  }
  execFileSync('javac', ['-cp', libraries, '-d', folder, source]);
  return [libraries, folder].join(delimiter);
}

/** Rows per CPU second of genmodel's EasyPredictModelWrapper for each model, the best of some rounds. */
export function measureGenmodel(models: readonly string[], rounds: number, rows: number): number[] {
  const options = ['-XX:+UseSerialGC', '-cp', prepareGenmodel(), 'GenmodelSpeed'];
  const printed = execFileSync('java', [...options, `${rounds}`, `${rows}`, ...models], { encoding: 'utf8' });
  return printed.trim().split('\n').map(Number);
}
