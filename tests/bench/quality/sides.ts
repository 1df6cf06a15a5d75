import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPeer } from '../peers/environment.js';
import { readAnswer, truthOf } from './answers.js';
import { type Measures, measure } from './measures.js';
import type { SplitFiles } from './split-files.js';
import type { Split } from './splits.js';

export const ourSide = 'classmark, auto';

/** Each side's measures on one split. */
export type Sides = ReadonlyMap<string, Measures>;

const model = process.env.BENCH_MODEL ?? 'auto';

/** Lets the command line learn and answer, as a user would. */
function runOurs({ folder, train, test }: SplitFiles): string {
  const predictions = join(folder, 'ours.jsonl');
  const files = ['--train', train, '--test', test, '--predictions', predictions];
  const command = ['apps/cli/bin/classmark.mjs', 'evaluate', ...files, '--model', model, '--json'];
  writeFileSync(join(folder, 'ours.json'), execFileSync(process.execPath, command, { maxBuffer: 2 ** 28 }));
  return predictions;
}

/** What their answers hang on. */
const scripts = globSync('tests/bench/peers/*.{py,txt}', { exclude: ['**/speed.py'] }).sort();

/** Lets the peers answer, unless they have answered for the same split before. */
function runPeers(python: string, { folder, train, test, fingerprint }: SplitFiles): ReadonlyMap<string, string> {
  const output = join(folder, 'peers');
  const names = join(output, 'peers.json');
  const stamp = join(output, 'answered');
  const hash = createHash('sha256').update(fingerprint);
  for (const path of scripts) hash.update(readFileSync(path));
  const wanted = hash.digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(output, { recursive: true, force: true });
    runPeer(python, 'quality.py', [train, test, output]);
    writeFileSync(stamp, wanted);
  }
  const list: string[] = JSON.parse(readFileSync(names, 'utf8'));
  return new Map(list.map((name, number) => [name, join(output, `${number}.jsonl`)]));
}

/** @param python that has the peers; null to leave them out */
export async function measureSides(split: Split, files: SplitFiles, python: string | null): Promise<Sides> {
  const truth = truthOf(split);
  const answers = new Map([[ourSide, runOurs(files)], ...(python === null ? [] : runPeers(python, files))]);
  const sides = new Map<string, Measures>();
  for (const [name, path] of answers) sides.set(name, measure(truth, await readAnswer(path, split, truth)));
  return sides;
}
