import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { z } from 'zod';
import { readApplied } from '../migrate.js';
import { type BackupSequence, type backupEnd, type backupManifest } from './backup-manifest.js';
import { toFrame, toFrames } from './frames.js';
import { listTables } from './list-tables.js';

/** What was backed up or restored. */
export interface BackupSize {
  readonly tables: number;
  readonly rows: number;
}

/**
 * The contents of a database at one moment, while it is used: all rows in COPY's text format, which every version of
 * PostgreSQL reads to the same bit. `onEnd` is told how much it was.
 */
export async function* backUpDatabase(pool: pg.Pool, onEnd: (size: BackupSize) => void): AsyncGenerator<Uint8Array> {
  const client = await pool.connect();
  let isDone = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await listTables(client);
    yield toJsonFrame({ migrations: [...(await readApplied(client))], tables } satisfies z.input<
      typeof backupManifest
    >);
    const rows: number[] = [];
    for (const { name, columns } of tables) {
      const copy = client.query(copyTo(`copy ${name} (${columns}) to stdout`));
      yield* toFrames(copy);
      rows.push(copy.rowCount);
    }
    yield toJsonFrame({ rows, sequences: await listSequences(client) } satisfies z.input<typeof backupEnd>);
    await client.query('commit');
    isDone = true;
    onEnd({ tables: tables.length, rows: rows.reduce((total, each) => total + each, 0) });
  } finally {
    // A copy that was cut short would be in the way of whoever has the connection next.
    client.release(!isDone);
  }
}

const toJsonFrame = (value: unknown): Buffer => toFrame(Buffer.from(JSON.stringify(value)));

/** They stand outside the snapshot, and only ever ahead of it: read last, they are beyond all rows. */
async function listSequences(client: pg.ClientBase): Promise<BackupSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const sequences: BackupSequence[] = [];
  for (const { name } of rows) {
    const read = `select last_value::text as last, is_called as "isCalled" from ${name}`;
    const { rows: found } = await client.query<Omit<BackupSequence, 'name'>>(read);
    sequences.push(...found.map((each) => ({ name, ...each })));
  }
  return sequences;
}
