import { type ApiKey, AppError, createApiKey, execute, revokeApiKey } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { withLocalPeople } from '../service/local-people.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const service = { kind: 'system' } as const;
const createOptions = z.object({
  role: z.string(),
  quiet: z.boolean().default(false),
  json: z.boolean().default(false),
});
const listOptions = z.object({ json: z.boolean().default(false) });

const describe = ({ prefix, name, role, revokedAt }: ApiKey): string =>
  `${prefix}… ${role} "${name}"${revokedAt === null ? '' : ', revoked'}\n`;

/** `classmark key`: API keys of the installation on this machine. */
export function addKeyCommand(program: Command, terminal: Terminal, config: Config): void {
  const key = program.command('key').description('API keys of the installation on this machine');
  key
    .command('create <name>')
    .description('make a key, and print it once')
    .requiredOption('--role <role>', 'reader, curator, operator or admin')
    .option('--quiet', 'print the key and nothing else')
    .option('--json', 'print JSON')
    .action(async (name: string, given: unknown) => {
      const { role, quiet, json } = parseOptions(createOptions, given);
      const made = await withLocalPeople(config, (people) => execute(createApiKey, people, service, { name, role }));
      if (json) terminal.out(`${JSON.stringify(made)}\n`);
      else terminal.out(quiet ? `${made.secret}\n` : `${describe(made.apiKey)}${made.secret} (shown this once)\n`);
    });
  key
    .command('list')
    .description('list all keys')
    .option('--json', 'print JSON')
    .action(async (given: unknown) => {
      const { json } = parseOptions(listOptions, given);
      const keys = await withLocalPeople(config, (people) => people.store.listApiKeys());
      terminal.out(json ? `${JSON.stringify(keys)}\n` : keys.map(describe).join(''));
    });
  key
    .command('revoke <prefix>')
    .description('end a key, named by its first characters as `key list` shows them')
    .option('--json', 'print JSON')
    .action(async (prefix: string, given: unknown) => {
      const { json } = parseOptions(listOptions, given);
      const revoked = await withLocalPeople(config, async (people) => {
        const found = (await people.store.listApiKeys()).find((one) => one.prefix === prefix);
        if (found === undefined) throw new AppError('NOT_FOUND', `No key begins with ${prefix}.`);
        return execute(revokeApiKey, people, service, { apiKeyId: found.id });
      });
      terminal.out(json ? `${JSON.stringify(revoked)}\n` : describe(revoked));
    });
}
