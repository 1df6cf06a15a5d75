import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScoredRows, createScorer, isTableModel, type MojoModel, readMojo, TableScorer } from '@classmark/mojo';
import { expect, it } from 'vitest';
import { fuzzMojo, loadFuzzSubjects } from '../support/fuzz-mojo.js';
import { drawColumns, makeGbmMojo, makeGlmMojo } from '../support/mojo-models.js';
import { cacheFolder } from './cache.js';
import { measureGenmodel } from './peers/genmodel.js';
import { report, table } from './report.js';

const [rows, rounds, columns] = [4096, 5, 10];
const contestants = [
  { name: 'GLM, 10 columns', file: 'glm10.zip', bytes: makeGlmMojo(columns, 1), count: 1_000_000 },
  {
    name: 'GBM, 50 trees of depth 5',
    file: 'gbm50.zip',
    bytes: makeGbmMojo({ trees: 50, depth: 5, columns }, 1),
    count: 200_000,
  },
];

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The best of some rounds, in rows per CPU second. */
function measure(score: () => void, perCall: number, count: number): number {
  const calls = Math.ceil(count / perCall);
  for (let i = 0; i < calls; i++) score();
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const start = cpuSeconds();
    for (let i = 0; i < calls; i++) score();
    best = Math.max(best, (calls * perCall) / (cpuSeconds() - start));
  }
  return best;
}

function measureOurs(model: MojoModel, count: number): { rowWise: number; batches: number } {
  if (!isTableModel(model)) throw new Error('The bench scores tables.');
  const inputs = drawColumns(columns, rows, 2);
  const scorer = createScorer(model);
  const scores = createScoredRows(scorer, rows);
  const batches = measure(() => scorer.score({ count: rows, columns: inputs, offsets: null }, scores), rows, 4 * count);
  const single = new TableScorer(model, { columns: model.inputs.map(({ name }) => name), mode: 'strict' });
  const cells = Array.from({ length: rows }, (_, r) => inputs.map((column) => column[r] ?? 0));
  let next = 0;
  const rowWise = measure(
    () => {
      // A row of its own each time, filled from an array, as the other side has.
      single.score([(cells[next] ?? []).slice()]);
      next = (next + 1) % rows;
    },
    1,
    count,
  );
  return { rowWise, batches };
}

it('scores at least as fast as genmodel row by row, and at least twice as fast in batches', async () => {
  const folder = join(cacheFolder, 'mojo');
  mkdirSync(folder, { recursive: true });
  for (const { file, bytes } of contestants) writeFileSync(join(folder, file), bytes);
  const files = contestants.map(({ file }) => join(folder, file));
  const peers = process.env.BENCH_PEERS === 'true' ? measureGenmodel(files, rounds, 1_000_000) : null;
  const figures = [];
  for (const [i, { name, bytes, count }] of contestants.entries()) {
    figures.push({ name, ...measureOurs(await readMojo(bytes), count), peer: peers?.[i] ?? null });
  }
  const thousands = (value: number): string => Math.round(value / 1000).toLocaleString('en');
  report('mojo', [
    `Rows per CPU second, in thousands, one thread, best of ${rounds} rounds; a boosted forest and random coefficients.`,
    table(
      ['', 'row by row', 'in batches of 4,096', 'genmodel, row by row'],
      figures.map(({ name, rowWise, batches, peer }) => [
        name,
        thousands(rowWise),
        thousands(batches),
        peer === null ? '–' : thousands(peer),
      ]),
    ),
  ]);
  for (const { name, rowWise, batches, peer } of figures) {
    if (peer === null) continue;
    expect(rowWise / peer, `${name}, row by row`).toBeGreaterThanOrEqual(1);
    expect(batches / peer, `${name}, in batches`).toBeGreaterThanOrEqual(2);
  }
});

it('20,000 mutated zips are refused with a reason or scored right, each in a second of CPU and little memory', async () => {
  const subjects = await loadFuzzSubjects();
  const before = process.memoryUsage().rss;
  const outcomes = { refused: 0, same: 0, other: 0 };
  let [slowest, most] = [0, 0];
  for (let seed = 10_001; seed <= 30_000; seed++) {
    const { outcome, cpuMs } = await fuzzMojo(subjects, seed);
    outcomes[outcome] += 1;
    slowest = Math.max(slowest, cpuMs);
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  const { refused, same, other } = outcomes;
  report('mojo fuzz', [
    `20,000 mutated zips: ${refused} refused, ${same} scored as before, ${other} whose changed contents gave other scores; the slowest took ${slowest.toFixed(0)} ms of CPU, memory grew by ${(most / 2 ** 20).toFixed(0)} MiB at most.`,
  ]);
  expect(slowest).toBeLessThan(1000);
  expect(most / 2 ** 20).toBeLessThan(200);
});
