import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CellValue, readMojo, TableScorer } from '@classmark/mojo';
import {
  chooseRoute,
  column,
  type MojoFile,
  openSession,
  project,
  query,
  read,
  type SparkRoute,
  type SparkSession,
  scoredRows,
  write,
} from '@classmark/spark';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeGbmMojo, makeGlmMojo } from '../support/mojo-models.js';
import { cacheFolder } from './cache.js';
import { report, table } from './report.js';
import { type BenchSpark, startBenchSpark } from './start-bench-spark.js';

const rows = Number(process.env.BENCH_SPARK_ROWS ?? 2_000_000);
const rounds = 2;
const folder = resolve(cacheFolder, 'spark');
const fileOf = (count: number) => ({ path: join(folder, `rows-${count}`), format: 'parquet' }) as const;
const output = { path: join(folder, 'scores'), format: 'parquet' } as const;
const routes: readonly SparkRoute[] = ['expression', 'genmodel'];

let server: BenchSpark;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await startBenchSpark();
  await using session = openHere();
  for (const count of new Set([rows, ...models.map(({ expressionRows }) => expressionRows)])) {
    await session.run(write(query(madeRows(count)), fileOf(count)));
  }
}, 600_000);
afterAll(() => server.stop());

function openHere(): SparkSession {
  return openSession({ ...server.spark, token: null });
}

/** One in twenty numbers is NULL, one in twenty NaN; one level in twenty is NULL, one in twenty unknown. */
function madeRows(count: number): string {
  const odd = (of: string, seed: number, missing: string): string =>
    `CASE WHEN rand(${seed}) < 0.05 THEN NULL WHEN rand(${seed + 1}) < 0.05 THEN ${missing} ELSE ${of} END`;
  const number = (name: string, seed: number): string =>
    `${odd(`randn(${seed})`, seed + 1, "double('NaN')")} AS ${name}`;
  const level = (of: string, name: string, seed: number): string => `${odd(of, seed, "'never seen'")} AS ${name}`;
  const columns = [
    ...Array.from({ length: 10 }, (_, i) => number(`c${i}`, 100 * i)),
    ...Array.from({ length: 5 }, (_, i) => number(`x${i + 1}`, 5000 + 100 * i)),
    level("element_at(array('red', 'green', 'blue'), CAST(1 + 3 * rand(7) AS INT))", 'color', 6000),
    level("concat('city_', CAST(60 * rand(8) AS INT))", 'city', 6100),
    level("element_at(array('plain', 'two words'), CAST(1 + 2 * rand(9) AS INT))", 'odd', 6200),
  ];
  return `SELECT id, ${columns.join(', ')} FROM range(0, ${count}, 1, 8)`;
}

async function load(bytes: Uint8Array): Promise<MojoFile> {
  return { bytes, model: await readMojo(bytes) };
}

/** Rows per second of reading, scoring and writing, the best of some rounds. */
async function measure(mojo: MojoFile, route: SparkRoute, count: number): Promise<number> {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    await using session = openHere();
    const scored = await scoredRows(session, { mojo, columns: new Map(), table: read(fileOf(count)) }, route);
    const answers = project(scored, [column('id'), column('p1')]);
    const start = performance.now();
    await session.run(write(answers, output));
    best = Math.max(best, (1000 * count) / (performance.now() - start));
  }
  return best;
}

interface Agreement {
  readonly rows: number;
  readonly equal: number;
  readonly farthest: number;
}

/** Every row's probability beside this machine's. */
async function compare(mojo: MojoFile, route: SparkRoute): Promise<Agreement> {
  await using session = openHere();
  const names = mojo.model.inputs.map(({ name }) => name);
  const scored = await scoredRows(session, { mojo, columns: new Map(), table: read(fileOf(rows)) }, route);
  const plan = project(scored, [...names, 'p1'].map(column));
  const scorer = new TableScorer(mojo.model, { columns: names, mode: 'lenient' });
  const found = { rows: 0, equal: 0, farthest: 0 };
  for await (const batch of session.collect(plan)) {
    const columns = names.map((name) => batch.getChild(name));
    const given = batch.getChild('p1');
    for (let start = 0; start < batch.numRows; start += 4096) {
      const count = Math.min(4096, batch.numRows - start);
      const cells = Array.from({ length: count }, (_, r) => columns.map((c): CellValue => c?.get(start + r) ?? null));
      const own = scorer.score(cells).values[1];
      for (let r = 0; r < count; r++) {
        const [ours = Number.NaN, theirs = Number.NaN] = [own?.[r], Number(given?.get(start + r))];
        found.rows += 1;
        if (ours === theirs) found.equal += 1;
        else found.farthest = Math.max(found.farthest, Math.abs(ours - theirs) / Math.abs(ours));
      }
    }
  }
  return found;
}

const forest = (trees: number): Uint8Array => makeGbmMojo({ trees, depth: 5, columns: 10 }, 1);
/** Where Spark no longer compiles an expression, all rows would take an hour. */
const models = [
  { name: 'GLM, 10 columns', bytes: makeGlmMojo(10, 1), expressionRows: rows },
  { name: 'GBM, 5 trees', bytes: forest(5), expressionRows: rows },
  { name: 'GBM, 10 trees', bytes: forest(10), expressionRows: rows },
  { name: 'GBM, 20 trees', bytes: forest(20), expressionRows: rows },
  { name: 'GBM, 50 trees', bytes: forest(50), expressionRows: rows },
  { name: 'GBM, 200 trees', bytes: forest(200), expressionRows: Math.ceil(rows / 10) },
  { name: 'GBM, 1,000 trees', bytes: forest(1000), expressionRows: Math.ceil(rows / 100) },
];
const thousands = (value: number): string => Math.round(value / 1000).toLocaleString('en');

it('scores a table by each route, and chooses the faster one', async () => {
  const figures = [];
  for (const { name, bytes, expressionRows } of models) {
    const mojo = await load(bytes);
    const expression = await measure(mojo, 'expression', expressionRows);
    const genmodel = await measure(mojo, 'genmodel', rows);
    const nodes = 'trees' in mojo.model ? mojo.model.trees.column.length : 0;
    figures.push([name, nodes, thousands(expression), thousands(genmodel), await chooseRoute(mojo)]);
    console.log(figures.at(-1));
  }
  report('spark', [
    `Thousand rows per second, ${rows.toLocaleString('en')} rows from Parquet to Parquet, \`local[*]\`, best of ${rounds}; trees of depth 5. The expressions of 200 and 1,000 trees were given a tenth and a hundredth of the rows.`,
    table(['', 'nodes', 'expression', 'genmodel', 'chosen'], figures),
  ]);
});

it('gives every row what this machine gives it, with nulls, NaN and unknown levels among them', async () => {
  const fixture = new URL('../peers/mojo/gbm_binomial.zip', import.meta.url);
  const compared = [...models.slice(0, 2), { name: 'GBM with levels', bytes: new Uint8Array(readFileSync(fixture)) }];
  for (const { name, bytes } of compared) {
    const mojo = await load(bytes);
    for (const route of routes) {
      const agreement = await compare(mojo, route);
      console.log(
        `${name}, ${route}: ${agreement.equal} of ${agreement.rows} to the last digit, at most ${agreement.farthest} apart`,
      );
      expect(agreement.rows).toBe(rows);
      expect(agreement.farthest).toBeLessThanOrEqual(1e-12);
    }
  }
});
