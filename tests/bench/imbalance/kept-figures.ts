import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from '../cache.js';
import { measureStrategies, type SeedFigures } from './measure-strategies.js';
import type { RareSubjects } from './rare-subjects.js';

const figures = z.object({
  f1: z.number(),
  precision: z.number(),
  recall: z.number(),
  averagePrecision: z.number(),
});
const measured = z.array(figures);
const seedFigures = z.object({
  none: measured,
  'threshold-moving': measured,
  'class-weights': measured,
  undersampling: measured,
  smote: measured,
  noise: measured,
  gan: measured,
});

/** Of the code that the strategies are. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const path of globSync('packages/{learners/src/{imbalance,linear},gan/src/vectors}/*.ts').sort()) {
    if (!path.endsWith('.test.ts')) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
};

const folder = join(cacheFolder, 'imbalance', fingerprint());

/** A seed's figures; measured once, so that a bench that was stopped goes on where it was. */
export async function keptFigures(rare: RareSubjects, seed: number): Promise<SeedFigures> {
  const path = join(folder, `${rare.corpus.toLowerCase()}-${seed}.json`);
  if (existsSync(path)) return seedFigures.parse(JSON.parse(readFileSync(path, 'utf8')));
  const fresh = await measureStrategies(rare, seed);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify(fresh));
  return fresh;
}
