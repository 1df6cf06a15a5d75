import { describe, expect, it } from 'vitest';
import { keptFigures } from './imbalance/kept-figures.js';
import type { SeedFigures } from './imbalance/measure-strategies.js';
import { readRareSubjects } from './imbalance/rare-subjects.js';
import { tabulateStrategies, tabulateSubjects, tellVerdict } from './imbalance/tabulate.js';
import { findCorpora } from './quality/corpora.js';
import { report } from './report.js';

/** How many seeds are measured, from 1 on. What is measured is kept: another run goes on where this one was. */
const seedCount = Number(process.env.BENCH_SEED_COUNT ?? 20);
const seeds = Array.from({ length: seedCount }, (_, i) => i + 1);
const only = process.env.BENCH_CORPUS;
const { corpora, missing } = findCorpora();
if (missing.length > 0) console.log(`Left out, for it is not there: ${missing.join(', ')}`);

describe.each(corpora.filter(({ name }) => only === undefined || name === only))('rare subjects of $name', (corpus) => {
  it.each(seeds)('are learnt by seven strategies from seed %d', async (seed) => {
    const rare = await readRareSubjects(corpus);
    expect(rare.subjects.length).toBeGreaterThan(0);
    const figures = await keptFigures(rare, seed);
    expect(figures.gan).toHaveLength(rare.subjects.length);
  });

  it('are compared over seeds', async () => {
    const rare = await readRareSubjects(corpus);
    const figures: SeedFigures[] = [];
    for (const seed of seeds) figures.push(await keptFigures(rare, seed));
    report(
      `${corpus.name}, rare subjects`,
      [
        `${corpus.name}: ${rare.subjects.length} subjects with 10 to 50 of ${rare.documents.length} documents; means over subjects and ${seeds.length} seeds, ± half of a 95 % interval.`,
        tabulateStrategies(figures),
        tellVerdict(corpus.name, figures),
        `F1 of each subject of ${corpus.name}:`,
        tabulateSubjects(rare, figures),
      ],
      'docs/imbalance.md',
    );
  });
});
