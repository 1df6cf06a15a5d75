import { beforeAll, describe, expect, it } from 'vitest';
import { type BenchRecord, findCorpora, readCorpus } from './quality/corpora.js';
import { type SplitFiles, writeSplit } from './quality/split-files.js';
import { randomFifths } from './quality/splits.js';
import { findComparison, measureComparison } from './recipes/kept-comparison.js';
import { type Lineup, lineups, titleOf } from './recipes/lineups.js';
import { type Contestant, tabulateRecipes } from './recipes/tabulate.js';
import { report } from './report.js';

/** Seeds of the foldings into fifths. What is measured is kept: another run goes on where this one was. */
const seeds = (process.env.BENCH_SEEDS ?? '11').split(',').map(Number);
const only = process.env.BENCH_CORPUS;
/** The folder of a sentence transformer. */
const encoder = process.env.BENCH_ENCODER ?? null;
const { corpora, missing } = findCorpora();
if (missing.length > 0) console.log(`Left out, for it is not there: ${missing.join(', ')}`);
if (encoder === null) console.log('Left out: recipes with an encoder (BENCH_ENCODER=FOLDER)');

const measurable = lineups.filter(({ takesEncoder }) => encoder !== null || !takesEncoder);
const encoderOf = ({ takesEncoder }: Lineup): string | null => (takesEncoder ? encoder : null);

interface NamedSplit {
  readonly name: string;
  readonly files: SplitFiles;
}

/** The first fifth of every seed, the second of every seed, …: of a bench that is stopped, all seeds have as many. */
function listFifths({ fifths }: Lineup): { readonly fifth: number; readonly seed: number }[] {
  return Array.from({ length: fifths }, (_, i) => seeds.map((seed) => ({ fifth: i + 1, seed }))).flat();
}

/** A corpus, read once. */
interface OpenCorpus {
  readonly name: string;
  readonly records: readonly BenchRecord[];
}

async function openSplit({ name, records }: OpenCorpus, seed: number, fifth: number): Promise<NamedSplit> {
  const split = randomFifths(records, seed)[fifth - 1];
  if (split === undefined) throw new Error(`There is no fifth ${fifth}`);
  return { name: split.name, files: await writeSplit(name, split) };
}

/** The models of a lineup, on all splits that were measured. */
async function gather(corpus: OpenCorpus, lineup: Lineup): Promise<Contestant[]> {
  const splits = await Promise.all(listFifths(lineup).map(({ seed, fifth }) => openSplit(corpus, seed, fifth)));
  const found = splits.flatMap(({ name, files }) => {
    const kept = findComparison(lineup, files, encoderOf(lineup));
    return kept === null ? [] : [{ split: name, ...kept }];
  });
  return lineup.models.map((model) => ({
    title: titleOf(model, lineup.vectors),
    splits: found.flatMap(({ split, documents, models }) => {
      const measured = models.find((one) => one.model === model);
      return measured === undefined ? [] : [{ split, documents, measured }];
    }),
  }));
}

describe.each(corpora.filter(({ name }) => only === undefined || name === only))('recipes on $name', (given) => {
  const { name } = given;
  let corpus: OpenCorpus = { name, records: [] };
  beforeAll(async () => {
    corpus = { name, records: await readCorpus(given) };
  });

  describe.each(measurable)('$models', (lineup) => {
    it.each(listFifths(lineup))('are measured on fifth $fifth of seed $seed', async ({ seed, fifth }) => {
      const split = await openSplit(corpus, seed, fifth);
      const { models } = measureComparison(lineup, split.files, encoderOf(lineup));
      expect(models).toHaveLength(lineup.models.length);
      console.log(`${new Date().toISOString()} ${name}, ${split.name}: ${lineup.models.join(', ')}`);
    });
  });

  it('are compared, as far as they were measured', async () => {
    const all = (await Promise.all(measurable.map((lineup) => gather(corpus, lineup)))).flat();
    const contestants = all.filter(({ splits }) => splits.length > 0);
    if (contestants.length === 0) return;
    const how = `${name}, random fifths (seed ${seeds.join(', ')}); means over splits, ± half of a 95 % interval of the difference`;
    report(`${name}, recipes`, [`${how}.`, ...tabulateRecipes(contestants)], 'docs/neural-text.md');
  });
});
