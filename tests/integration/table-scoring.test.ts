import { readFile } from 'node:fs/promises';
import {
  createImportedModelStore,
  createRunStore,
  createTableScoringStore,
  type Database,
  readRunOutput,
  receiveUpload,
} from '@classmark/database';
import { type Actor, execute, scoreTable, tableScoringResult } from '@classmark/domain';
import { formatScores, readMojo, scoresHeader, TableScorer } from '@classmark/mojo';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableInstallation, startKillable } from '../support/killable-installation.js';
import { readTable } from '../support/read-table.js';
import { untilFinished } from '../support/run-and-wait.js';
import { until } from '../support/until.js';

const fixture = (name: string): URL => new URL(`../peers/mojo/${name}`, import.meta.url);
const operator: Actor = { kind: 'system' };
const repeats = 300;

let installation: KillableInstallation;
let database: Database;
let modelId: number;
let columns: string[];
let rows: string[][];
let wanted: string;

beforeAll(async () => {
  const bytes = new Uint8Array(await readFile(fixture('gbm_binomial.zip')));
  const [header = [], ...body] = readTable(await readFile(fixture('gbm_binomial.input.csv'), 'utf8'));
  columns = header;
  rows = Array.from({ length: repeats }, () => body).flat();
  installation = await startKillable(async (empty) => {
    const file = { name: 'Yes or no', algorithm: 'gbm', category: 'Binomial', fileName: 'gbm.zip', bytes };
    ({ id: modelId } = await createImportedModelStore(empty).create(file, operator));
  });
  ({ database } = installation);
  wanted = await scoreHere(bytes);
});
afterAll(() => installation[Symbol.asyncDispose]());

async function scoreHere(bytes: Uint8Array): Promise<string> {
  const scorer = new TableScorer(await readMojo(bytes), { columns, mode: 'lenient' });
  let text = scoresHeader(scorer);
  for (let first = 0; first < rows.length; first += 4096) {
    const batch = rows.slice(first, first + 4096).map((row) => row.map((cell) => (cell === '' ? null : cell)));
    scorer.score(batch);
    text += formatScores(scorer, { mode: 'lenient', first, count: batch.length });
  }
  return text;
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const linesOf = (cells: readonly string[][]): string => cells.map((row) => `${row.map(quoted).join(',')}\n`).join('');
/** The rows, so many times over. */
const asCsv = (times = 1): Uint8Array => Buffer.from(linesOf([columns]) + linesOf(rows).repeat(times));

function asParquet(): Uint8Array {
  const columnData = columns.map((name, c) => ({
    name,
    type: 'STRING' as const,
    data: rows.map((row) => (row[c] === '' ? null : row[c])),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 5000 }));
}

async function begin(bytes: Uint8Array, fileName: string): Promise<bigint> {
  const upload = { fileName, maxBytes: 1e9, actor: operator };
  const { id: uploadId } = await receiveUpload(
    database,
    (async function* () {
      yield bytes;
    })(),
    upload,
  );
  const store = createTableScoringStore(database);
  return (await execute(scoreTable, store, operator, { modelId, uploadId, mode: 'lenient' })).runId;
}

const readRun = (id: bigint) => database.prisma.run.findUniqueOrThrow({ where: { id } });
const outputOf = async (id: bigint): Promise<string> =>
  Buffer.concat(await Array.fromAsync(readRunOutput(database.pool, id))).toString('utf8');

describe('a table', () => {
  it('is scored as here, row by row, and its file is let go', async () => {
    const id = await begin(asCsv(), 'rows.csv');
    const run = await untilFinished(database, id);
    expect(run).toMatchObject({ state: 'succeeded', kind: 'table_scoring', title: 'Scoring rows.csv by Yes or no' });
    expect(tableScoringResult.parse(run.result)).toEqual({
      rows: rows.length,
      failed: 0,
      fileName: 'rows-scores.csv',
      sizeBytes: Buffer.byteLength(wanted),
    });
    expect(await outputOf(id)).toBe(wanted);
    expect(await database.prisma.upload.count()).toBe(0);
  });

  it('is scored the same where it is Parquet', async () => {
    const id = await begin(asParquet(), 'rows.parquet');
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded' });
    expect(await outputOf(id)).toBe(wanted);
  });

  it('is scored to the same bytes where the worker is killed on the way', async () => {
    const id = await begin(asCsv(), 'rows.csv');
    await until('some rows are scored', async () => (await readRun(id)).checkpoint !== null);
    installation.worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await outputOf(id)).toBe(wanted);
  });

  it('leaves no output behind where its run is cancelled', async () => {
    const id = await begin(asCsv(30), 'rows.csv');
    await until('some rows are scored', async () => (await readRun(id)).checkpoint !== null);
    await createRunStore(database).requestCancel(id, operator);
    expect(await untilFinished(database, id)).toMatchObject({ state: 'cancelled' });
    expect(await outputOf(id)).toBe('');
  });

  it.each([
    ['with none of the inputs', 'colour\nred\n', "The table has none of the model's inputs"],
    ['without rows', 'x1,x2\n', 'The table has no rows.'],
    ['that is damaged', 'PAR1 and no more', 'The Parquet file cannot be read'],
  ])('%s is refused in a sentence', async (_name, text, reason) => {
    const run = await untilFinished(database, await begin(Buffer.from(text), 'odd.csv'));
    expect(run).toMatchObject({ state: 'failed', problem: { message: expect.stringContaining(reason) } });
  });
});
