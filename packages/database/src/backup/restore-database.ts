import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@classmark/domain';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect, MigrationError, migrate } from '../migrate.js';
import type { BackupSize } from './back-up-database.js';
import { type BackupSequence, type BackupTable, backupEnd, backupManifest } from './backup-manifest.js';
import { FrameReader } from './frames.js';
import { listTables } from './list-tables.js';

export interface Restored extends BackupSize {
  /** Tables in the backup that are not the product's: others kept them in the same database. */
  readonly leftOut: readonly string[];
}

/**
 * Fills an empty database with the contents of a backup, in one transaction, and brings it up to this code's migrations.
 * Throws AppError CONFLICT if there is an installation in the database, or the backup is of a newer Classmark.
 */
export async function restoreDatabase(url: string, contents: AsyncIterable<Uint8Array>): Promise<Restored> {
  const client = await connect(url);
  try {
    await requireEmpty(client);
    const frames = new FrameReader(contents);
    const { migrations, tables } = backupManifest.parse(JSON.parse(String(await frames.next())));
    await migrateAs(url, new Map(migrations));
    const own = await listTables(client);
    requireAll(own, tables);
    await client.query('begin');
    const rows = await withoutRules(client, own, () => load(client, { own, given: tables }, frames));
    await client.query('commit');
    await client.query('analyze');
    await migrate(url);
    const leftOut = tables.filter((table) => !isAmong(own, table)).map(({ name }) => name);
    return { tables: own.length, rows, leftOut };
  } finally {
    await client.end();
  }
}

async function migrateAs(url: string, as: ReadonlyMap<string, string>): Promise<void> {
  await migrate(url, { as }).catch((error: unknown) => {
    throw error instanceof MigrationError ? new AppError('CONFLICT', error.message) : error;
  });
}

/** Nothing of others may be there, and no installation: that has somebody who signs in from its first start on. */
async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>("select to_regclass('public.user_account') as found");
  if (rows[0]?.found == null) return requireNoTables(client);
  const { rowCount } = await client.query('select from user_account limit 1');
  if (rowCount === 0) return;
  const message =
    'There is an installation here already, and restoring would replace it. Restore into an empty one: set CLASSMARK_HOME to a new folder, or DATABASE_URL to an empty database.';
  throw new AppError('CONFLICT', message);
}

async function requireNoTables(client: pg.Client): Promise<void> {
  const found = (await listTables(client)).map(({ name }) => name);
  if (found.length === 0) return;
  const message = `The database has tables already: ${found.slice(0, 5).join(', ')}. Set DATABASE_URL to an empty database.`;
  throw new AppError('CONFLICT', message);
}

const isAmong = (tables: readonly BackupTable[], { name, columns }: BackupTable): boolean =>
  tables.some((table) => table.name === name && table.columns === columns);

function requireAll(own: readonly BackupTable[], given: readonly BackupTable[]): void {
  if (own.every((table) => isAmong(given, table))) return;
  throw new AppError(
    'INVALID_INPUT',
    'The tables in the backup are not those of its migrations, so it cannot be restored. Use another backup.',
  );
}

/** Rows come table by table: what holds between tables, and what follows from a change, holds again afterwards. */
async function withoutRules<Result>(
  client: pg.Client,
  tables: readonly BackupTable[],
  work: () => Promise<Result>,
): Promise<Result> {
  const { rows: references } = await client.query<{ name: string; table: string; definition: string }>(
    `select quote_ident(conname) as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`,
  );
  for (const { name, table } of references) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  const result = await work();
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  for (const { name, table, definition } of references) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  return result;
}

interface TablesToLoad {
  readonly own: readonly BackupTable[];
  /** Those of the backup, in its order. */
  readonly given: readonly BackupTable[];
}

/** Gives the number of rows. */
async function load(client: pg.Client, { own, given }: TablesToLoad, frames: FrameReader): Promise<number> {
  // Migrations leave some rows of their own.
  await client.query(`truncate ${own.map(({ name }) => name).join(', ')}`);
  const loaded: (number | null)[] = [];
  for (const table of given) {
    if (isAmong(own, table)) {
      const copy = client.query(copyFrom(`copy ${table.name} (${table.columns}) from stdin`));
      await pipeline(Readable.from(frames.stream()), copy);
      loaded.push(copy.rowCount);
    } else {
      await frames.skip();
      loaded.push(null);
    }
  }
  const { rows, sequences } = backupEnd.parse(JSON.parse(String(await frames.next())));
  const isWhole = loaded.every((count, i) => count === null || count === rows[i]);
  if (!isWhole) throw new Error(`Of ${rows} rows, ${loaded} were restored`);
  await setSequences(client, sequences);
  return loaded.reduce<number>((total, count) => total + (count ?? 0), 0);
}

/** All of the database; what others had in the one that was backed up is passed over. */
async function setSequences(client: pg.Client, given: readonly BackupSequence[]): Promise<void> {
  const { rows: own } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'`,
  );
  for (const { name } of own) {
    const sequence = given.find((one) => one.name === name);
    if (sequence === undefined) throw new Error(`The backup lacks the sequence ${name}`);
    const { last, isCalled } = sequence;
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled]);
  }
}
