import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readMojo, TableScorer } from '@classmark/mojo';
import { openSession, query, type SparkRoute, scoredRows } from '@classmark/spark';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readTable } from '../support/read-table.js';

const spark = inject('spark');
const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const program = path('../../docs/spark/StarWars.scala');
const jar = path('../../packages/spark/dist/java/mojo-scorer.jar');
const model = path('../peers/mojo/glm_binomial_starwars.zip');
const table = path('../peers/mojo/starwars.csv');
const timeoutMs = 240_000;

let folder: string;
let sparkHome: string;
const at = (name: string): string => join(folder, name);

/** `name,isHumanScore`, by name. */
type Scores = readonly (readonly string[])[];
const byName = (rows: Scores): Scores => rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));

/** The same names, and scores within 1e-12: the last digit of `exp` is not the same in every library. */
function expectEqual(found: Scores, wanted: Scores): void {
  expect(found.map(([name]) => name)).toEqual(wanted.map(([name]) => name));
  const distances = wanted.map(([, score], i) => Math.abs(Number(found[i]?.[1]) / Number(score) - 1));
  expect(Math.max(...distances)).toBeLessThanOrEqual(1e-12);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-star-wars-'));
  const lib = join(spark?.home ?? '', 'spark', 'venv', 'lib');
  const [python = ''] = spark === null ? [] : await readdir(lib);
  sparkHome = join(lib, python, 'site-packages', 'pyspark');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = () => ({ ...process.env, SPARK_HOME: sparkHome, SPARK_LOCAL_IP: '127.0.0.1' });
const quiet = ['--master', 'local[1]', '--conf', 'spark.ui.enabled=false', '--jars', jar];

async function readScores(name: string): Promise<Scores> {
  const files = (await readdir(at(name))).filter((file) => file.startsWith('part-'));
  const [header, ...rows] = readTable(await readFile(join(at(name), files[0] ?? ''), 'utf8'));
  expect(header).toEqual(['name', 'isHumanScore']);
  return byName(rows);
}

/** What this machine gives, masses that are missing filled with their median or left to the model. */
async function scoreHere(fills: boolean): Promise<Scores> {
  const characters = readTable(await readFile(table, 'utf8')).slice(1);
  const kept = characters.filter(([, height, , species]) => height !== '' && species !== '');
  const masses = kept.flatMap(([, , mass]) => (mass === '' ? [] : [Number(mass)])).toSorted((a, b) => a - b);
  const median = ((masses[(masses.length - 1) >> 1] ?? 0) + (masses[masses.length >> 1] ?? 0)) / 2;
  const scorer = new TableScorer(await readMojo(await readFile(model)), {
    columns: ['height', 'mass'],
    mode: 'strict',
  });
  const missing = fills ? median : null;
  scorer.score(kept.map(([, height = '', mass = '']) => [height, mass === '' ? missing : mass]));
  const scores = scorer.scores.values[1];
  return byName(kept.map(([name = ''], r) => [name, scorer.format(scores?.[r] ?? Number.NaN)]));
}

async function scoreByClassmark(mass: string, route: SparkRoute): Promise<Scores> {
  const bytes = new Uint8Array(await readFile(model));
  await using session = openSession({ url: spark?.url ?? '', token: null, home: spark?.home ?? '' });
  const rows = `SELECT * FROM csv.\`${table}\``;
  const characters = query(
    `WITH raw AS (${rows}), kept AS (SELECT _c0 AS name, try_cast(_c1 AS DOUBLE) AS height, try_cast(_c2 AS DOUBLE) AS mass
       FROM raw WHERE _c0 <> 'name' AND _c1 IS NOT NULL AND _c3 IS NOT NULL)
     SELECT name, height, ${mass} AS mass FROM kept`,
  );
  const mojo = { model: await readMojo(bytes), bytes };
  const plan = await scoredRows(session, { mojo, columns: new Map(), table: characters }, route);
  const found: string[][] = [];
  for await (const batch of session.collect(plan)) {
    for (const row of batch) found.push([String(row?.name), String(row?.p1)]);
  }
  return byName(found);
}

describe.skipIf(spark === null)('the Star Wars example of the docs', () => {
  it(
    'gives DataFrame and Dataset in spark-shell what this machine gives',
    async () => {
      const shell = spawn(join(sparkHome, 'bin', 'spark-shell'), quiet, {
        env: environment(),
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      const call = `StarWars.main(Array(${[model, table, at('shell')].map((each) => JSON.stringify(each)).join(', ')}))`;
      shell.stdin.end(`:paste ${program}\n${call}\n:quit\n`);
      await once(shell, 'exit');
      expectEqual(await readScores('shell/dataframe'), await scoreHere(true));
      expectEqual(await readScores('shell/dataset'), await scoreHere(false));
    },
    timeoutMs,
  );

  it(
    'gives the same by spark-submit',
    async () => {
      const classes = at('star-wars.jar');
      const compiler = ['-cp', `${join(sparkHome, 'jars', '*')}:${jar}`, 'scala.tools.nsc.Main', '-usejavacp'];
      await promisify(execFile)('java', [...compiler, '-d', classes, program], { maxBuffer: 1e8 });
      const submit = [...quiet, '--class', 'StarWars', classes, model, table, at('submit')];
      await promisify(execFile)(join(sparkHome, 'bin', 'spark-submit'), submit, { env: environment(), maxBuffer: 1e8 });
      expectEqual(await readScores('submit/dataframe'), await scoreHere(true));
      expectEqual(await readScores('submit/dataset'), await scoreHere(false));
    },
    timeoutMs,
  );

  it.each(['expression', 'genmodel'] as const)('gives the same by Spark Connect: %s', async (route) => {
    const filled = await scoreByClassmark('nvl(mass, (SELECT percentile(mass, 0.5) FROM kept))', route);
    expectEqual(filled, await scoreHere(true));
    expectEqual(await scoreByClassmark('mass', route), await scoreHere(false));
  });
});
