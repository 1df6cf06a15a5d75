import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpDatabase, createPool, isMigrated, migrate, sealBackup } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../support/make-key.js';
import { runCommand } from '../support/run-command.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { startApi } from '../support/start-api.js';
import { createEmptyDatabase, createTestDatabase, openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const emptyUrl = await createEmptyDatabase();
const otherEmptyUrl = await createEmptyDatabase();
const olderUrl = await createEmptyDatabase();
const newUrl = await createEmptyDatabase();
const migratedUrl = await createTestDatabase();
const folder = await mkdtemp(join(tmpdir(), 'classmark-backup-'));
afterAll(() => rm(folder, { recursive: true }));

const backup = (databaseUrl: string, file: string) => runCommand({ DATABASE_URL: databaseUrl }, 'backup', file);
const restore = (databaseUrl: string, file: string) => runCommand({ DATABASE_URL: databaseUrl }, 'restore', file);

let key: string;
beforeAll(async () => {
  const labels = ['amber', 'birch'];
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  const { artefact } = await trainTiny(labels);
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  await database.prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId })) });
  const documentIds = await seedDocuments(database, 50);
  const probabilities = documentIds.map((_, i) => Math.fround(0.41 + i / 90));
  for (const subjectId of subjectIds) {
    await seedPredictions(database, { subjectId, versionId, documentIds, probabilities });
  }
  const passwordHash = 'not a hash';
  await database.prisma.user.create({ data: { name: 'odd\t"name"\\N\nof two lines', role: 'reader', passwordHash } });
  key = await makeKey(database, 'operator');
});

/** Makes a scheme and a source of one name at a time, until the signal aborts: a backup has both or none of a name. */
async function writePairs(signal: AbortSignal): Promise<void> {
  for (let i = 0; !signal.aborted; i++) {
    await database.pool.query(
      'with s as (insert into scheme (name) values ($1)) insert into source (name) values ($1)',
      [`pair ${i}`],
    );
  }
}

const questions = `query ($text: String!) {
  documents(first: 100) { totalCount edges { cursor node { id title predictions { probability state } } } }
  subjects(first: 100) { edges { node { id label paths publishedCount queuedCount } } }
  reviewQueue(first: 100) { totalCount edges { cursor node { document { id } } } }
  models { name versions { number } }
  auditTrail(first: 100) { edges { node { id action at } } }
  suggestSubjects(input: { text: $text }) { ... on SubjectSuggestions {
    suggestions { probability subject { label } } } }
}`;

async function answersOf(databaseUrl: string): Promise<string> {
  await using api = await startApi(databaseUrl);
  const answer = await api.graphql(questions, { text: writeText('birch', 7) }, { key });
  expect(answer.errors).toBeUndefined();
  return JSON.stringify(answer);
}

describe('a backup, taken while others write,', () => {
  const file = join(folder, 'first.backup');
  const again = join(folder, 'again.backup');

  it('is written by one command, for its owner alone', async () => {
    const done = new AbortController();
    const writing = writePairs(done.signal);
    expect(await backup(url, file)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^\d+ rows of \d+ tables/),
    });
    done.abort();
    await writing;
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is refused with a sentence where one bit of it is another, or its end is missing', async () => {
    const whole = await readFile(file);
    const damaged = join(folder, 'damaged.backup');
    for (const at of [25, Math.floor(whole.length / 2), whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      await writeFile(damaged, bytes);
      const refusal = expect.stringMatching(/^error: .* is damaged: .* take another copy\.\n$/);
      expect(await restore(emptyUrl, damaged)).toMatchObject({ code: 1, err: refusal });
    }
    await writeFile(damaged, whole.subarray(0, -100));
    expect((await restore(emptyUrl, damaged)).err).toContain('is damaged');
    await writeFile(damaged, 'id,title\n');
    expect((await restore(emptyUrl, damaged)).err).toContain('is not a Classmark backup');
  });

  it('is restored into an empty database, so that a backup of that is the same to the byte', async () => {
    expect(await restore(emptyUrl, file)).toMatchObject({ code: 0, err: '' });
    expect(await backup(emptyUrl, again)).toMatchObject({ code: 0 });
    expect((await readFile(again)).equals(await readFile(file))).toBe(true);
  });

  it('has what was written together, or nothing of it', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(emptyUrl), (opened) => opened.end());
    const count = async (table: string) => (await pool.query(`select from ${table} where name like 'pair %'`)).rowCount;
    expect(await count('scheme')).toBe(await count('source'));
    expect(await count('scheme')).toBeGreaterThan(0);
  });

  it('answers as before, to the byte', async () => {
    expect(await answersOf(emptyUrl)).toBe(await answersOf(url));
  });

  it('goes on counting where it was', async () => {
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(emptyUrl), (opened) => opened.end());
    await expect(pool.query("insert into scheme (name) values ('new')")).resolves.toMatchObject({ rowCount: 1 });
  });

  it('is not restored over an installation', async () => {
    expect(await restore(url, file)).toMatchObject({ code: 1, err: expect.stringContaining('set CLASSMARK_HOME') });
  });
});

describe('a backup of a database that others use, too,', () => {
  it('is restored without their tables, and says so', async () => {
    const file = join(folder, 'shared.backup');
    await database.pool.query("create table their_notes as select 'mine' as note");
    await database.pool.query('create sequence their_numbers');
    expect(await backup(url, file)).toMatchObject({ code: 0 });
    expect(await restore(otherEmptyUrl, file)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Left out tables that are not Classmark's: their_notes\.\nRestored \d+ rows/),
    });
    expect(await answersOf(otherEmptyUrl)).toBe(await answersOf(url));
  });

  it('is not restored into a database with tables of others', async () => {
    const theirs = await createEmptyDatabase();
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(theirs), (opened) => opened.end());
    await pool.query("create table their_notes as select 'theirs' as note");
    const err = 'error: The database has tables already: their_notes. Set DATABASE_URL to an empty database.\n';
    expect(await restore(theirs, join(folder, 'shared.backup'))).toMatchObject({ code: 1, err });
    expect((await pool.query('select note from their_notes')).rows).toEqual([{ note: 'theirs' }]);
  });
});

describe('a backup of an older Classmark', () => {
  const file = join(folder, 'older.backup');

  beforeAll(async () => {
    const { rows } = await database.pool.query<{ name: string; checksum: string }>(
      'select migration_name as name, checksum from _prisma_migrations order by name',
    );
    await migrate(olderUrl, { as: new Map(rows.slice(0, -1).map(({ name, checksum }) => [name, checksum])) });
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(olderUrl), (opened) => opened.end());
    await pool.query("insert into scheme (name) values ('old')");
    await writeFile(file, sealBackup(backUpDatabase(pool, () => {})));
  });

  it('is not restored into a database that has been brought further, where its rows would miss what came since', async () => {
    const err = expect.stringMatching(/^error: The backup is older than the database.* Set DATABASE_URL to an empty/);
    expect(await restore(migratedUrl, file)).toMatchObject({ code: 1, err });
  });

  it('is restored into an empty database, and brought up to date', async () => {
    expect(await restore(newUrl, file)).toMatchObject({ code: 0, err: '' });
    await using resources = new AsyncDisposableStack();
    const pool = resources.adopt(createPool(newUrl), (opened) => opened.end());
    expect((await pool.query('select name from scheme')).rows).toEqual([{ name: 'old' }]);
    expect(await isMigrated(pool)).toBe(true);
  });

  it('is made by that one, and until then refused in words that fit', async () => {
    const err = expect.stringMatching(/^error: .* is of an older Classmark.* Start Classmark on it first/);
    expect(await backup(olderUrl, join(folder, 'none.backup'))).toMatchObject({ code: 1, err });
  });
});
