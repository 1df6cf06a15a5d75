import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from '@classmark/math';
import { cacheFolder } from '../cache.js';

/** It makes text whose pairs of words matter; it lies beside the repository. */
const generator = '../shared/tools/generate-corpus.mjs';
const sample = 'prisma/sample/labelled.jsonl';

export const hasGenerator = existsSync(generator);

/**
 * A file of that many generated records, the same for the same arguments; kept for the next run. Without the generator
 * the subjects are those of the sample.
 */
export function generateCorpus(documents: number, seed: number, subjects = 11): string {
  const folder = join(cacheFolder, 'generated');
  const path = join(folder, `${hasGenerator ? `generated-${subjects}` : 'mixed'}-${documents}-${seed}.jsonl`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.unfinished`;
  if (hasGenerator) {
    const args = ['--docs', `${documents}`, '--labels', `${subjects}`, '--seed', `${seed}`, '--out', unfinished];
    execFileSync(process.execPath, [generator, ...args], { stdio: 'ignore' });
  } else writeMixedSamples(unfinished, documents, seed);
  renameSync(unfinished, path);
  return path;
}

interface SampleRecord {
  readonly title: string;
  readonly text: string;
  readonly subjects: readonly string[];
}

/** Records that take turns sentence by sentence between two of the sample corpus, with the subjects of both. */
function writeMixedSamples(path: string, documents: number, seed: number): void {
  const records = readFileSync(sample, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): SampleRecord => JSON.parse(line));
  const random = createRandom(seed);
  writeFileSync(path, '');
  for (let i = 0; i < documents; i++)
    appendFileSync(path, `${JSON.stringify(mix(`m${seed}-${i}`, records, random))}\n`);
}

function mix(id: string, records: readonly SampleRecord[], random: Random) {
  const parents = [0, 1].flatMap(() => records[random.below(records.length)] ?? []);
  const sentences = parents.flatMap(({ text }) => text.split(/(?<=\.) /)).filter(() => random.next() < 0.7);
  const subjects = [...new Set(parents.flatMap((record) => record.subjects.map((path) => path.split('/')[1] ?? path)))];
  return { id, title: parents[0]?.title ?? '', text: sentences.join(' '), subjects };
}
