import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { type RunningClassmark, startClassmark } from './running-classmark.js';
import { createTestDatabase } from './test-database.js';

const databaseUrl = await createTestDatabase();
let installation: RunningClassmark | undefined;
let own: Readonly<Record<string, string>> = {};

/** Called at the top of a file whose installation has settings of its own. */
export function installWith(settings: Readonly<Record<string, string>>): void {
  own = settings;
}

/** Set up for each browser file: Classmark on a copy of the prepared database, so that no file sees another's traces. */
beforeAll(async () => {
  installation = await startClassmark({ settings: { DATABASE_URL: databaseUrl, ...own } });
});
afterAll(async () => {
  if (installation === undefined) return;
  await installation[Symbol.asyncDispose]();
  await rm(installation.home, { recursive: true, force: true });
});

/** Where its admin is. */
export function adminUrl(): string {
  if (installation === undefined) throw new Error('Classmark starts before the first test, not before');
  return installation.adminUrl;
}
