import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../cache.js';
import type { BenchRecord } from './corpora.js';
import type { Split } from './splits.js';

/** A split as both sides read it. */
export interface SplitFiles {
  readonly folder: string;
  readonly train: string;
  readonly test: string;
  /** Of both files. */
  readonly fingerprint: string;
}

const toLines = (records: readonly BenchRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

export async function writeSplit(corpus: string, split: Split): Promise<SplitFiles> {
  const folder = join(cacheFolder, 'splits', `${corpus} ${split.name}`.toLowerCase().replaceAll(/\W+/g, '-'));
  await mkdir(folder, { recursive: true });
  const [train, test] = [join(folder, 'train.jsonl'), join(folder, 'test.jsonl')];
  const [trainLines, testLines] = [toLines(split.train), toLines(split.test)];
  await writeFile(train, trainLines);
  await writeFile(test, testLines);
  const fingerprint = createHash('sha256').update(trainLines).update('\0').update(testLines).digest('hex');
  return { folder, train, test, fingerprint };
}
