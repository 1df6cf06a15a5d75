import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { StartError } from '../start-error.js';

const ofSpark = (path: string): string => fileURLToPath(new URL(`../../../../packages/spark/${path}`, import.meta.url));

/**
 * Makes the jar that scores H2O models which are no SQL, unless it is newer than its sources. Without Maven these alone
 * are not scored.
 * @throws StartError where Maven fails
 */
export function buildMojoScorer(say: (line: string) => void): void {
  if (isUpToDate()) return;
  if (spawnSync('mvn', ['--version']).status !== 0) {
    say('Without Maven, H2O models other than GLM, GBM, DRF and isolation forests cannot be scored on Spark.');
    return;
  }
  say('Building the scorer for H2O models …');
  const { status } = spawnSync('mvn', ['--quiet', '--file', ofSpark('java/pom.xml'), 'package'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new StartError('Maven could not build the scorer for H2O models; it says why above.');
}

function isUpToDate(): boolean {
  const jar = ofSpark('dist/java/mojo-scorer.jar');
  if (!existsSync(jar)) return false;
  const sources = globSync(['java/pom.xml', 'java/src/**/*.java'], { cwd: ofSpark('.') });
  return sources.every((source) => statSync(ofSpark(source)).mtimeMs <= statSync(jar).mtimeMs);
}
