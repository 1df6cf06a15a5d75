import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from '../cache.js';
import type { SplitFiles } from '../quality/split-files.js';
import type { Lineup } from './lineups.js';
import { writeInputVectors } from './write-input-vectors.js';

const f1 = z.object({ f1: z.number() });
const moment = z.object({ cpuSeconds: z.number() });
const measured = z.object({
  model: z.string(),
  micro: f1,
  macro: f1,
  atTarget: z.object({ precision: z.number().nullable(), recall: z.number() }),
  calibration: z.object({ ece: z.number(), logLoss: z.number() }),
  costs: z.object({ training: moment, scoring: moment, artefactBytes: z.number() }),
});
const comparison = z.object({ documents: z.number(), models: z.array(measured) });

/** What `classmark compare` says of a model on one split. */
export type Measured = z.output<typeof measured>;
export type Comparison = z.output<typeof comparison>;

function fingerprint({ code, models, vectors }: Lineup, split: SplitFiles, encoder: string | null): string {
  const hash = createHash('sha256').update(JSON.stringify([split.fingerprint, models, vectors]));
  for (const path of globSync(code).sort()) if (!path.endsWith('.test.ts')) hash.update(readFileSync(path));
  if (encoder !== null) hash.update(readFileSync(join(encoder, 'model.safetensors')));
  return hash.digest('hex').slice(0, 16);
}

/** Where a comparison is kept; `encoder` is null where the lineup takes none. */
function pathOf(lineup: Lineup, split: SplitFiles, encoder: string | null): string {
  return join(cacheFolder, 'recipes', `${fingerprint(lineup, split, encoder)}.json`);
}

const classmark = (...argv: string[]): string =>
  execFileSync(process.execPath, ['apps/cli/bin/classmark.mjs', ...argv], { encoding: 'utf8', maxBuffer: 2 ** 28 });

/** The options that name the word vectors. */
function prepareVectors({ vectors }: Lineup, { folder, train }: SplitFiles, encoder: string | null): string[] {
  if (vectors === null) return [];
  const path = join(folder, `${vectors.replaceAll(' ', '-')}.bin`);
  if (vectors === 'learnt') classmark('embeddings', 'train', '--input', train, '--output', path);
  else if (encoder !== null) writeInputVectors(encoder, path);
  return ['--embeddings', path];
}

/** What was measured before; null where nothing was. */
export function findComparison(lineup: Lineup, split: SplitFiles, encoder: string | null): Comparison | null {
  const path = pathOf(lineup, split, encoder);
  return existsSync(path) ? comparison.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/** Lets the command line compare, unless it has: a bench that was stopped goes on where it was. */
export function measureComparison(lineup: Lineup, split: SplitFiles, encoder: string | null): Comparison {
  const known = findComparison(lineup, split, encoder);
  if (known !== null) return known;
  const vectors = prepareVectors(lineup, split, encoder);
  const takes = encoder === null ? [] : ['--encoder', encoder];
  const files = ['--train', split.train, '--test', split.test];
  const said = classmark('compare', ...files, '--models', lineup.models.join(), ...vectors, ...takes, '--json');
  const path = pathOf(lineup, split, encoder);
  mkdirSync(join(cacheFolder, 'recipes'), { recursive: true });
  writeFileSync(`${path}.part`, said);
  renameSync(`${path}.part`, path);
  return comparison.parse(JSON.parse(said));
}
