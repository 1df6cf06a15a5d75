import { randomUUID } from 'node:crypto';
import { createPool, createPrisma, type Database } from '@classmark/database';
import { afterAll, afterEach, inject } from 'vitest';

/**
 * A database of this test file's own, copied from the migrated template; call it once, outside any hook or test.
 * Dropped when all tests have passed, kept when one failed.
 */
export function createTestDatabase(): Promise<string> {
  return createDatabase('template');
}

/** One without tables, for what makes its own. */
export function createEmptyDatabase(): Promise<string> {
  return createDatabase('template0');
}

const ofFailedTest = 'of a test that failed';

async function createDatabase(template: string): Promise<string> {
  const templateUrl = inject('templateUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(templateUrl, `create database ${name} template ${template}`);
  let hasFailed = false;
  afterEach(async ({ task }) => {
    if (hasFailed || task.result?.state !== 'fail') return;
    hasFailed = true;
    await query(templateUrl, `comment on database ${name} is '${ofFailedTest}'`);
  });
  afterAll(async () => {
    if (!hasFailed) await query(templateUrl, `drop database ${name} with (force)`);
  });
  return databaseUrl(templateUrl, name);
}

/** The same, with connections that are closed when the file has run. */
export async function openTestDatabase(): Promise<{ url: string; database: Database }> {
  const url = await createTestDatabase();
  const database = { prisma: createPrisma(url), pool: createPool(url) };
  afterAll(() => Promise.all([database.pool.end(), database.prisma.$disconnect()]));
  return { url, database };
}

/** What is kept for a look. */
export async function listFailedDatabases(serverUrl: string): Promise<string[]> {
  const failed = `shobj_description(oid, 'pg_database') = '${ofFailedTest}'`;
  const rows = await query(serverUrl, `select datname as name from pg_database where ${failed}`);
  return rows.map((row) => row.name);
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(serverUrl: string, sql: string): Promise<{ name: string }[]> {
  const pool = createPool(databaseUrl(serverUrl, 'postgres'), { maxConnections: 1 });
  try {
    return (await pool.query<{ name: string }>(sql)).rows;
  } finally {
    await pool.end();
  }
}
