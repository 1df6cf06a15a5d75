// `npm test`: everything a change must pass, from formatting to browsers, counted in one last line.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const report = 'node_modules/.cache/classmark/tests.json';
const checks = [
  ['Format and lint', ['biome', 'ci', '.']],
  ['Types', ['tsc', '-b']],
  ['Unused code', ['knip']],
];
/**
 * What runs one after the other: files that need little; two at a time, those that start the whole product; those that
 * need what is installed beside the others.
 */
const suites = [
  ['unit', 'architecture', 'peers', 'integration'],
  ['system', 'containers', 'browser', '--max-workers=2'],
  ['contract', 'spark'],
];

/** The sizes that take long: `npm run bench` alone, `npm run test:full` with everything else. */
const fullSizes = ['bench', '--no-file-parallelism'];

/**
 * Sets up, checks, tests; prints `N passed, N failed[, N skipped]` last and ends the process accordingly.
 * `npm test -- --shuffle=SEED` runs the files of each suite in a random order, the same for the same seed.
 */
export async function test(args, { isFull = false } = {}) {
  const { shuffle: seed } = parseArgs({ args, options: { shuffle: { type: 'string' } } }).values;
  const order = seed === undefined ? [] : ['--sequence.shuffle.files', `--sequence.seed=${seed}`];
  if (isFull) {
    process.env.FUZZED_QUERIES ??= '100000';
    process.env.HARVESTED_RECORDS ??= '20000';
    process.env.LISTED_SUBJECTS ??= '100000';
  }
  build();
  const all = isFull ? [...suites, fullSizes] : suites;
  const installed = installAhead();
  const results = checks.map(runCheck);
  for (const names of all) {
    if (names.includes('spark')) await installed;
    results.push(runSuite([...names, ...order]));
  }
  finish(results);
}

/** Gives way to the tests; resolves when it has ended, whether it could install all or not. */
function installAhead() {
  const child = spawn(process.execPath, ['tests/support/install-ahead.mjs'], { stdio: 'ignore' });
  setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return once(child, 'exit');
}

/**
 * `npm run bench [-- [--peers] [--write] [NAME …]]`: prints tables, of the files in tests/bench that are named or of all.
 * `--peers` adds what others would use; `--write` puts the tables into docs/benchmarks.md.
 */
export function bench(args) {
  const options = { peers: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  process.env.BENCH_PEERS = String(values.peers);
  process.env.BENCH_WRITE = String(values.write);
  build();
  finish([runSuite(fullSizes, positionals)]);
}

function finish(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  for (const failure of results.flatMap(({ failures }) => failures)) console.log(`Failed: ${failure}`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 && (skipped === 0 || process.env.CI !== 'true') ? 0 : 1);
}

function runCheck([name, command]) {
  const hasPassed = run(command);
  console.log(`${name}: ${hasPassed ? 'passed' : 'failed'}`);
  return { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0, failures: hasPassed ? [] : [name] };
}

function runSuite(names, filters = []) {
  const flags = names.map((name) => (name.startsWith('--') ? name : `--project=${name}`));
  rmSync(report, { force: true });
  const hasPassed = run([
    'vitest',
    'run',
    ...filters,
    ...flags,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests: passed, numPendingTests, numTodoTests, testResults } = readReport();
  const failures = testResults.filter(({ status }) => status === 'failed').flatMap(describeFailures);
  if (!hasPassed && failures.length === 0) failures.push(`${names.join(' ')}, outside its tests`);
  return { passed, failed: failures.length, skipped: numPendingTests + numTodoTests, failures };
}

/** What failed in a file, a line each: its tests, or the file as a whole. */
function describeFailures({ name, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [`${file}: ${firstLine(message)}`];
  return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0] ?? '')}`);
}

const firstLine = (text) => text.trim().split('\n', 1)[0];

/** A run that left no report failed as a whole. */
function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

function run([program, ...args]) {
  const bin = join(process.cwd(), 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  return spawnSync(join(bin, program), args, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
