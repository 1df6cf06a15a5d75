import { randomBytes } from 'node:crypto';
import { createPeople, type Database, migrate } from '@classmark/database';
import { createFirstAdmin } from '@classmark/domain';
import { SettingsError } from '@classmark/runtime';
import type { Config } from './config.js';
import { loadSample } from './load-sample.js';
import { openDatabase } from './open-database.js';

const say = (line: string): void => console.log(line);

/** What happens once before the processes of an installation start, where no supervisor does it. */
export async function setUp(config: Config): Promise<void> {
  const databaseUrl = requireDatabaseUrl(config);
  await bringUpToDate(databaseUrl);
  await using resources = new AsyncDisposableStack();
  await welcomeFirstAdmin(openDatabase(databaseUrl, resources), config.adminPassword);
}

/** Does what a first start does last; the worker must run. */
export async function loadSampleOnce(config: Config): Promise<void> {
  if (!config.withSample) return;
  await using resources = new AsyncDisposableStack();
  const database = openDatabase(requireDatabaseUrl(config), resources);
  await loadSample({ database, say, signal: new AbortController().signal });
}

function requireDatabaseUrl({ databaseUrl }: Config): string {
  if (databaseUrl === undefined) throw new SettingsError('DATABASE_URL is not set.');
  return databaseUrl;
}

export async function bringUpToDate(databaseUrl: string): Promise<void> {
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) say(`Database migrated: ${applied.join(', ')}`);
}

/** Makes the person `admin` where nobody is yet, and says how to sign in. */
export async function welcomeFirstAdmin(database: Database, givenPassword: string | undefined): Promise<void> {
  const password = givenPassword ?? randomBytes(12).toString('base64url');
  const admin = await createFirstAdmin(createPeople(database), password);
  if (admin === null) return;
  const told = givenPassword === undefined ? `${password} (shown only once)` : 'as in CLASSMARK_ADMIN_PASSWORD';
  say(`Sign in as admin, password ${told}`);
}
