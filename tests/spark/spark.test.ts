import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suggestSubjects } from '@classmark/learners';
import { readMojo, TableScorer } from '@classmark/mojo';
import {
  chooseRoute,
  openSession,
  type PlanProgress,
  query,
  read,
  type SparkSession,
  scoredRows,
  tableFiles,
  write,
} from '@classmark/spark';
import { cleanText } from '@classmark/text';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readTable } from '../support/read-table.js';
import { runCommand } from '../support/run-command.js';
import { suggestedLine } from '../support/suggested-line.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const spark = inject('spark');
const fixtures = new URL('../peers/mojo/', import.meta.url);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-spark-'));
  await writeFile(at('people.csv'), 'name,height,kg\nLuke Skywalker,172,77\nNobody,NA,\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

const openHere = (url = spark?.url ?? ''): SparkSession => openSession({ url, token: null, home: spark?.home ?? '' });

const command = (...args: string[]) =>
  runCommand({ CLASSMARK_SPARK_URL: spark?.url ?? '', CLASSMARK_HOME: spark?.home ?? '' }, ...args);

/** The lines of what Spark wrote, part after part. */
async function readParts(path: string): Promise<string[]> {
  const parts = (await readdir(path)).filter((name) => name.startsWith('part-')).sort();
  const texts = await Promise.all(parts.map((name) => readFile(join(path, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
}

const expressible = [
  'glm_binomial_offset',
  'glm_binomial_skip',
  'glm_multinomial',
  'glm_ordinal',
  'glm_tweedie',
  'gbm_binomial_isotonic',
  'gbm_multinomial_2class',
  'gbm_poisson_offset',
  'drf_multinomial',
  'isolation_forest_flag',
];
const others = [
  'deeplearning_binomial',
  'deeplearning_regression',
  'extended_isolation_forest',
  'kmeans',
  'stackedensemble',
  'xgboost_binomial',
  'corner_tie_all',
];

describe.skipIf(spark === null)('an H2O model on Spark', () => {
  it.each([
    ...expressible.map((name) => [name, 'expression'] as const),
    ...[...others, 'glm_binomial_skip', 'gbm_binomial_isotonic'].map((name) => [name, 'genmodel'] as const),
  ])('gives what this machine gives: %s by %s', async (name, route) => {
    const bytes = new Uint8Array(await readFile(new URL(`${name}.zip`, fixtures)));
    const model = await readMojo(bytes);
    const [columns = [], ...cells] = readTable(await readFile(new URL(`${name}.input.csv`, fixtures), 'utf8'));
    const rows = cells.map((row) => row.map((cell) => (cell === '' ? null : cell)));
    const input = at(`${name}.json`);
    const asJson = (row: readonly (string | null)[], i: number): string =>
      JSON.stringify({ __row: i, ...Object.fromEntries(columns.map((column, j) => [column, row[j]])) });
    await writeFile(input, rows.map(asJson).join('\n'));
    const schema = ['__row INT', ...columns.map((column) => `\`${column}\` STRING`)].join(', ');
    await using session = openHere();
    const table = read({ format: 'json', path: input }, schema);
    const plan = await scoredRows(session, { mojo: { model, bytes }, columns: new Map(), table }, route);
    const found = new Map<number, Record<string, unknown>>();
    for await (const batch of session.collect(plan)) {
      for (const row of batch) found.set(Number(row?.__row), { ...row?.toJSON() });
    }

    const scorer = new TableScorer(model, { columns, mode: 'lenient' });
    const { values } = scorer.score(rows);
    const scored = rows.flatMap((_, r) => (scorer.errorOf(r) === null ? [r] : []));
    const tolerance = model.algorithm === 'xgboost' ? 1e-6 : 1e-12;
    for (const [i, output] of scorer.outputs.entries()) {
      const [ours, own] = [values[i], scored.map((r) => found.get(r)?.[output] ?? Number.NaN)];
      expect(scored.map((r, k) => distance(ours?.[r] ?? Number.NaN, own[k]))).toSatisfy(
        (distances: number[]) => distances.every((each) => each <= tolerance),
        `${output} within ${tolerance}`,
      );
    }
    if (scorer.labels !== null) {
      expect(scored.map((r) => found.get(r)?.label)).toEqual(scored.map((r) => scorer.labelOf(r)));
    }
  });

  it('is an expression while that is faster, else genmodel', async () => {
    const routes = await Promise.all(
      ['glm_gaussian', 'gbm_binomial', 'corner_long_subtrees', 'kmeans'].map(async (name) => {
        const bytes = new Uint8Array(await readFile(new URL(`${name}.zip`, fixtures)));
        return chooseRoute({ bytes, model: await readMojo(bytes) });
      }),
    );
    expect(routes).toEqual(['expression', 'genmodel', 'genmodel', 'genmodel']);
  });
});

/** Relative; 0 where both are missing. */
function distance(a: number, b: unknown): number {
  if (typeof b !== 'number' || Number.isNaN(b) || Number.isNaN(a)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : 1;
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

describe.skipIf(spark === null)('classmark spark score', () => {
  it('writes the scores behind the columns of the table', async () => {
    const model = new URL('glm_binomial_starwars.zip', fixtures).pathname;
    const tables = ['--input', at('people.csv'), '--output', at('scores.csv'), '--columns', 'mass=kg'];
    const { code, err } = await command('spark', 'score', model, ...tables);
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')]);
    const [header, ...rows] = await readParts(at('scores.csv'));
    expect([header, rows[0]]).toEqual([
      'name,height,kg,label,p0,p1',
      'Luke Skywalker,172,77,1,0.6257314366846864,0.3742685633153136',
    ]);
  });

  it('reads cells over several lines, and keeps blanks at their ends', async () => {
    const model = new URL('glm_binomial_starwars.zip', fixtures).pathname;
    await writeFile(at('lines.csv'), 'name,height,mass\n"Luke\nSkywalker",172,77\n" Leia ",150,49\n');
    const tables = ['--input', at('lines.csv'), '--output', at('lines-scored.csv')];
    const { code, err } = await command('spark', 'score', model, ...tables);
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')]);
    const written = (await readParts(at('lines-scored.csv'))).join('\n');
    expect(written).toContain('"Luke\nSkywalker",172,77,');
    expect(written).toMatch(/^"? Leia "?,150,49,/m);
  });

  it('ends by a row that is longer than the header', async () => {
    const model = new URL('glm_binomial_starwars.zip', fixtures).pathname;
    await writeFile(at('ragged.csv'), 'name,height,mass\nLuke,172,77,5\n');
    const tables = ['--input', at('ragged.csv'), '--output', at('ragged-scored.csv')];
    const { code, err } = await command('spark', 'score', model, ...tables);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/ragged\.csv.* a row with more or fewer cells than its header\.\n$/s),
    ]);
  });

  it.each([
    ['a table that is not there', 'glm_binomial_starwars', ['--input', '/nowhere.csv'], 'Path does not exist'],
    ['a model that scores no tables', 'word2vec', [], 'Word2Vec'],
    ['a column that is not there', 'glm_binomial_starwars', ['--columns', 'mass=kilos'], 'no column "kilos"'],
  ])('refuses %s in a sentence', async (_name, model, given, reason) => {
    const input = given.includes('--input') ? [] : ['--input', at('people.csv')];
    const path = new URL(`${model}.zip`, fixtures).pathname;
    const { code, err } = await command('spark', 'score', path, ...input, ...given, '--output', at('none'));
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });

  it('says so where no Spark answers', async () => {
    const model = new URL('glm_binomial_starwars.zip', fixtures).pathname;
    const settings = { CLASSMARK_SPARK_URL: 'sc://127.0.0.1:1', CLASSMARK_HOME: spark?.home ?? '' };
    const { err } = await runCommand(settings, 'spark', 'score', model, '--input', '/x', '--output', at('none'));
    expect(err).toContain('No Spark Connect server answers at 127.0.0.1:1');
  });
});

describe.skipIf(spark === null)('classmark spark suggest', () => {
  it('gives each document the subjects that this machine gives it', async () => {
    const { version, artefact } = await trainTiny(['amber', 'basalt', 'chalk']);
    const documents = Array.from({ length: 300 }, (_, i) => ({
      id: `d${i}`,
      title: i % 7 === 0 ? '' : 'Line\u2028one\ttwo "quoted" \\ é 🪨',
      text: writeText(['amber', 'basalt', 'chalk'][i % 3] ?? '', i),
    }));
    /** As repositories write some of them. */
    const raw = documents.map(({ text, ...rest }, i) => ({
      ...rest,
      text: i % 5 === 0 ? `<p class="a1">${text}&#39;</p>` : text,
    }));
    await writeFile(at('model.safetensors'), artefact);
    await writeFile(at('documents.json'), raw.map((each) => JSON.stringify(each)).join('\n'));
    const tables = ['--input', at('documents.json'), '--output', at('subjects.json')];
    const { code, err } = await command('spark', 'suggest', '--model', at('model.safetensors'), ...tables);
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')]);
    const found = (await readParts(at('subjects.json'))).map((line) => suggestedLine.parse(JSON.parse(line)));
    const cleaned = raw.map(({ id, title, text }) => ({ id, title: cleanText(title), text: cleanText(text) }));
    const own = suggestSubjects(version, cleaned, null).map((each, i) => ({ id: `d${i}`, ...each }));
    expect(found.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))).toEqual(own);
  });
});

describe.skipIf(spark === null)('a session', () => {
  it('loses nothing when its connection drops', async () => {
    await using proxy = await startCuttingProxy(Number(spark?.url.split(':').at(-1)));
    await using session = openHere(`sc://127.0.0.1:${proxy.port}`);
    let rows = 0;
    let sum = 0;
    for await (const batch of session.collect(query('SELECT id FROM range(0, 400000, 1, 8)'))) {
      rows += batch.numRows;
      for (const row of batch) sum += Number(row?.id);
      if (rows > 100_000) proxy.cut();
    }
    expect([rows, sum, proxy.cuts]).toEqual([400_000, (400_000 * 399_999) / 2, 1]);
  });

  it.each(['at once', 'while its tasks run'])('stops what it runs, %s', async (moment) => {
    const output = at(`stopped ${moment}`);
    await using session = openHere();
    const stopping = new AbortController();
    const onProgress = ({ tasks }: PlanProgress): void => {
      if (moment === 'at once' || tasks > 0) stopping.abort();
    };
    const slow = query("SELECT id, reflect('java.lang.Thread', 'sleep', 1L) FROM range(0, 20000, 1, 2)");
    const written = session.run(write(slow, tableFiles(output)), { signal: stopping.signal, onProgress });
    await expect(written).rejects.toThrow('aborted');
    // Spark takes one job after the other: this one is answered when the other has ended, one way or the other.
    await Array.fromAsync(session.collect(query('SELECT count(*) FROM range(0, 10, 1, 2)')));
    expect(existsSync(join(output, '_SUCCESS'))).toBe(false);
  });
});

interface CuttingProxy extends AsyncDisposable {
  readonly port: number;
  readonly cuts: number;
  /** Ends every connection, once. */
  cut(): void;
}

async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(target, '127.0.0.1');
    for (const end of [socket, upstream]) {
      open.add(end);
      end.on('error', () => end.destroy()).on('close', () => open.delete(end));
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  let cuts = 0;
  const endAll = (): void => {
    for (const each of open) each.destroy();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get cuts() {
      return cuts;
    },
    cut: () => {
      if (cuts > 0) return;
      cuts += 1;
      endAll();
    },
    [Symbol.asyncDispose]: async () => {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
