import { join } from 'node:path';
import { countOf } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { tellOfDatabase } from '../service/local-database.js';
import { ServiceError } from '../service/service-error.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const restoreOptions = z.object({ json: z.boolean().default(false) });

/** `classmark restore`: fills an empty installation from a file that `classmark backup` wrote. */
export function addRestoreCommand(program: Command, terminal: Terminal, config: Config): void {
  program
    .command('restore <file>')
    .description('fill a new installation, not started yet, with a backup')
    .option('--json', 'print JSON')
    .action(async (file: string, given: unknown) => {
      const { json } = parseOptions(restoreOptions, given);
      const { openBackup, restoreDatabase } = await import('@classmark/database');
      const contents = await openBackup(file);
      await using resources = new AsyncDisposableStack();
      const { tables, rows, leftOut } = await tellOfDatabase(async () =>
        restoreDatabase(await openNewDatabase(config, resources), contents),
      );
      const others = leftOut.length === 0 ? '' : `Left out tables that are not Classmark's: ${leftOut.join(', ')}.\n`;
      const told = `Restored ${countOf(rows, 'row')} of ${countOf(tables, 'table')}. Start Classmark as usual.\n`;
      terminal.out(json ? `${JSON.stringify({ file, tables, rows, leftOut })}\n` : `${others}${told}`);
    });
}

/** Gives the URL of a database that is there, or of one in the home folder that runs until `resources` are released. */
async function openNewDatabase({ databaseUrl, home }: Config, resources: AsyncDisposableStack): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  const { findRunningPostgres, startEmbeddedPostgres } = await import('@classmark/database');
  const dataDir = join(home, 'postgres');
  if ((await findRunningPostgres(dataDir)) !== null) {
    const message = `An installation is running with its data in ${home}. Restore into a new one: set CLASSMARK_HOME to another folder.`;
    throw new ServiceError(message);
  }
  return resources.use(await startEmbeddedPostgres({ dataDir })).url;
}
