// `npm test`: everything a change must pass, from formatting to browsers, counted in one last line.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';

const report = 'node_modules/.cache/classmark/tests.json';
const projects = ['unit', 'architecture', 'contract', 'peers', 'integration', 'containers', 'browser'];
const checks = [
  ['Format and lint', ['biome', 'ci', '.']],
  ['Types', ['tsc', '-b']],
  ['Unused code', ['knip']],
];

/** Sets up, checks, tests; prints `N passed, N failed[, N skipped]` last and ends the process accordingly. */
export function test() {
  build();
  const failedChecks = checks.filter(([name, command]) => !succeeds(name, command)).map(([name]) => name);
  const tests = runTests();
  const passed = checks.length - failedChecks.length + tests.passed;
  const failed = failedChecks.length + tests.failed;
  if (failedChecks.length > 0) console.log(`Failed: ${failedChecks.join(', ')}`);
  console.log(`${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
  process.exit(failed === 0 && (tests.skipped === 0 || process.env.CI !== 'true') ? 0 : 1);
}

function runTests() {
  rmSync(report, { force: true });
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const hasPassed = succeeds('Tests', ['vitest', 'run', ...chosen, ...reporters]);
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport();
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  return { passed, failed: hasPassed ? failed : Math.max(failed, 1), skipped: numPendingTests + numTodoTests };
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

function succeeds(name, [program, ...args]) {
  console.log(`${name}: ${program} ${args[0] ?? ''} …`);
  const bin = join(process.cwd(), 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  return spawnSync(join(bin, program), args, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
