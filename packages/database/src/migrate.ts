import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/** Where Prisma keeps migrations, seen from this package's `dist`. */
const migrationsDir = new URL('../../../prisma/migrations/', import.meta.url);

/** Held while migrating, so that several processes may start at once. */
const migrationLock = 0x4d69_6772;

const oldestServer = 16;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export class MigrationError extends Error {
  override name = 'MigrationError';
}

export interface MigrationGoal {
  /** Leaves the database as that of a backup with these migrations (name → checksum) was; without, it gets all. */
  readonly as?: ReadonlyMap<string, string>;
}

/**
 * Brings a database up to this code's migrations and returns the names of those applied now. Each is one transaction,
 * recorded in Prisma's own table as Prisma records it. Rejects with a MigrationError if the database is newer than the
 * code, or beyond its goal, or was made by a migration that has been edited since.
 */
export async function migrate(url: string, { as }: MigrationGoal = {}): Promise<string[]> {
  const migrations = await readMigrations();
  const beyond = as === undefined ? [] : findPending(migrations, as, 'backup');
  const client = await connect(url);
  try {
    requireServer(
      (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '',
    );
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await createLedger(client);
    const applied = await readApplied(client);
    requireNone(beyond, applied);
    const pending = findPending(migrations, applied).filter((each) => !beyond.includes(each));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The rows of a backup would miss what these change. */
function requireNone(beyond: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const first = beyond.find(({ name }) => applied.has(name));
  if (first === undefined) return;
  const message = `The backup is older than the database, which has migration ${first.name} already. Set DATABASE_URL to an empty database.`;
  throw new MigrationError(message);
}

/** Rejects with a MigrationError if the database can't be used, or lacks this code's migrations. */
export async function requireMigrated(url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ ledger: string | null }>(
      "select to_regclass('_prisma_migrations') as ledger",
    );
    const applied = rows[0]?.ledger == null ? new Map<string, string>() : await readApplied(client);
    if (findPending(await readMigrations(), applied).length === 0) return;
    const why = applied.size === 0 ? 'is not set up yet' : 'is of an older Classmark';
    throw new MigrationError(`The database at ${client.host}:${client.port} ${why}. Start Classmark on it first.`);
  } finally {
    await client.end();
  }
}

/** Rejects with a MigrationError that says why and what to do. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const [first = cause] = cause instanceof AggregateError ? cause.errors : [];
    const why = first instanceof Error ? first.message : String(first);
    const message = `The database at ${client.host}:${client.port} can’t be used (${why}). Check DATABASE_URL, and that PostgreSQL runs there.`;
    throw new MigrationError(message, { cause });
  }
}

/** Throws MigrationError for a version, as `show server_version` gives it, that lacks what migrations use. */
export function requireServer(version: string): void {
  if (Number.parseInt(version, 10) >= oldestServer) return;
  throw new MigrationError(`The database is PostgreSQL ${version}; Classmark needs ${oldestServer} or newer.`);
}

/** Whether the database has all of this code's migrations and none beyond. Rejects if it cannot be asked. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const migrations = await readOwnMigrations();
  const applied = await readApplied(pool);
  return migrations.length === applied.size && migrations.every(({ name, checksum }) => applied.get(name) === checksum);
}

/** What is left to apply: the tail of `migrations` after those in `applied` (name → checksum). */
export function findPending(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
  what: 'database' | 'backup' = 'database',
): Migration[] {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      const message = `The ${what} is newer than this Classmark: it has migration ${name}. Install the Classmark that made it, or a newer one.`;
      throw new MigrationError(message);
    }
    if (known.get(name) !== checksum) throw new MigrationError(`Migration ${name} was edited after it was applied.`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

let own: Promise<readonly Migration[]> | null = null;

/** Those of this code, which stay as they are while it runs. */
function readOwnMigrations(): Promise<readonly Migration[]> {
  own ??= readMigrations().catch((error: unknown) => {
    own = null;
    throw error;
  });
  return own;
}

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(new URL(`${name}/migration.sql`, migrationsDir), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function createLedger(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
}

export async function readApplied(client: pg.ClientBase | pg.Pool): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new MigrationError(`Migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
