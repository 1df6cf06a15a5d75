import { stat } from 'node:fs/promises';
import type { BackupSize } from '@classmark/database';
import { countOf } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { requireWritable } from '../files/require-writable.js';
import { writeWhole } from '../files/write-whole.js';
import { withLocalDatabase } from '../service/local-database.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const backupOptions = z.object({ json: z.boolean().default(false) });

/** `classmark backup`: everything that a local installation holds, in one file, while it runs. */
export function addBackupCommand(program: Command, terminal: Terminal, config: Config): void {
  program
    .command('backup <file>')
    .description('write all data of the local installation to a file, as of one moment')
    .option('--json', 'print JSON')
    .action(async (file: string, given: unknown) => {
      const { json } = parseOptions(backupOptions, given);
      await requireWritable(file);
      const { tables, rows } = await withLocalDatabase(config, async ({ pool }) => {
        const { backUpDatabase, sealBackup } = await import('@classmark/database');
        const { promise: size, resolve } = Promise.withResolvers<BackupSize>();
        await writeWhole(file, sealBackup(backUpDatabase(pool, resolve)), ownerOnly);
        return size;
      });
      const { size: bytes } = await stat(file);
      const told = `${countOf(rows, 'row')} of ${countOf(tables, 'table')}, ${(bytes / 1e6).toFixed(1)} MB: ${file}\n`;
      terminal.out(json ? `${JSON.stringify({ file, tables, rows, bytes })}\n` : told);
    });
}

/** It holds documents, and the hashes of passwords and keys. */
const ownerOnly = 0o600;
