import { createPool, migrate } from '@classmark/database';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { createEmptyDatabase, createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();

it.each([
  [
    'where no server listens',
    '1',
    /^The database at 127\.0\.0\.1:1 can’t be used \(.*ECONNREFUSED.*Check DATABASE_URL/,
  ],
  ['that does not exist', '', /can’t be used \(database "none" does not exist\)/],
])('a database %s is a sentence', async (_name, port, sentence) => {
  const other = new URL(url);
  other.pathname = '/none';
  if (port !== '') other.port = port;
  await expect(migrate(other.href)).rejects.toMatchObject({
    name: 'MigrationError',
    message: expect.stringMatching(sentence),
  });
});

it('a database that a newer Classmark has migrated is a sentence', async () => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(url), (opened) => opened.end());
  await pool.query(`insert into _prisma_migrations (id, checksum, migration_name, finished_at)
    values ('x', 'x', '29990101000000_future', now())`);
  await expect(migrate(url)).rejects.toThrow('The database is newer than this Classmark: it has migration 2999');
});

it.each([
  ['key', 'list'],
  ['user', 'role', 'somebody', 'reader'],
  ['backup', 'unwritten.backup'],
])('classmark %s answers in a sentence where the database can’t be used', async (...argv) => {
  const away = await runCommand({ DATABASE_URL: 'postgresql://somebody@127.0.0.1:1/none' }, ...argv);
  expect(away).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^error: The database at 127\.0\.0\.1:1 /),
  });
  const empty = await runCommand({ DATABASE_URL: await createEmptyDatabase() }, ...argv);
  expect(empty).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^error: .* Start Classmark on it first\.\n$/),
  });
});
