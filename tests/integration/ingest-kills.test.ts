import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, startImport } from '../support/importing.js';
import { type KillableInstallation, startKillable } from '../support/killable-installation.js';
import { until } from '../support/until.js';

const rows = 8_000;

/** Some rows are broken, some repeat an id, some have too few words. */
function corpus(source: string): string {
  const lines: string[] = [];
  for (let i = 0; i < rows; i++) {
    const id = i % 101 === 100 ? `${source}-0` : `${source}-${i}`;
    const text =
      i % 50 === 0 ? '' : `Document ${i} of ${source} tells at some length of thing ${i * 7919} and of no other.`;
    const record = { id, title: `Title ${i}`, text, subjects: [`/Root ${i % 5}/Leaf ${i % 40}`] };
    lines.push(i % 100 === 99 ? '{"broken\n' : jsonLines(record));
  }
  return lines.join('');
}

describe('an import', () => {
  let installation: KillableInstallation;
  beforeAll(async () => {
    installation = await startKillable();
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  const readRun = (id: bigint) => installation.database.prisma.run.findUnique({ where: { id } }).catch(() => null);
  const begin = (source: string) =>
    startImport(installation.database, {
      content: corpus(source),
      options: { source, scheme: source, createSubjects: true },
    });

  /** The lines that are committed, once some of them are but not all. */
  const untilHalfway = (id: bigint): Promise<number> =>
    until('some batches are in', async () => {
      const saved = (await readRun(id))?.checkpoint;
      const line = saved instanceof Object && 'line' in saved && typeof saved.line === 'number' ? saved.line : 0;
      return line >= 2_000 && line;
    });
  const untilFinished = (id: bigint) =>
    until(
      'the import has ended',
      async () => {
        const run = await readRun(id);
        return run?.finishedAt && run;
      },
      60_000,
    );

  /** What an undisturbed import of the corpus gives. */
  const expected = { seen: rows, added: 7_683, updated: 0, unchanged: 0, ignored: 0 };

  async function check(source: string, id: bigint): Promise<void> {
    const run = await untilFinished(id);
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2 });
    const { rows: stored } = await installation.database.pool.query<{ state: string; count: number }>(
      `select d.state::text, count(*)::int as count from document d join source s on s.id = d.source_id
       where s.name = $1 group by d.state order by d.state`,
      [source],
    );
    const { rows: problems } = await installation.database.pool.query<{ count: number; lines: number }>(
      'select count(*)::int as count, count(distinct line)::int as lines from import_problem where run_id = $1',
      [id],
    );
    expect({ result: run.result, stored, problems }).toEqual({
      result: { ...expected, setAside: { too_few_words: 158 }, wrong: { INVALID_JSON: 80, REPEATED_ID: 79 } },
      stored: [
        { state: 'active', count: 7_683 },
        { state: 'set_aside', count: 158 },
      ],
      problems: [{ count: 317, lines: 317 }],
    });
  }

  it('whose Postgres is killed goes on from its last batch, and its report adds up', async () => {
    const id = await begin('postgres');
    await untilHalfway(id);
    await installation.killPostgres();
    await check('postgres', id);
  });

  it('whose worker is killed goes on in another, and its report adds up', async () => {
    const id = await begin('worker');
    await untilHalfway(id);
    installation.worker.kill();
    await check('worker', id);
  });
});
