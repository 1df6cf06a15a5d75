import { z } from 'zod';

const table = z.object({ name: z.string(), columns: z.string() });

/** What a backup begins with: how the database was made, and its tables in the order in which their rows follow. */
export const backupManifest = z.object({
  migrations: z.array(z.tuple([z.string(), z.string()])),
  tables: z.array(table),
});

const sequence = z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() });

/** What it ends with: the number of rows of each table, and where its sequences go on. */
export const backupEnd = z.object({ rows: z.array(z.number()), sequences: z.array(sequence) });

/** Names as SQL writes them. */
export type BackupTable = z.output<typeof table>;
export type BackupSequence = z.output<typeof sequence>;
