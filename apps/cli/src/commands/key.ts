import { type ApiKey, AppError, createApiKey, execute, revokeApiKey } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { withLocalPeople } from '../service/local-people.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const system = { kind: 'system' } as const;
const createOptions = z.object({
  role: z.string(),
  quiet: z.boolean().default(false),
  json: z.boolean().default(false),
});
const listOptions = z.object({ json: z.boolean().default(false) });
const revokeOptions = listOptions.extend({ yes: z.boolean().default(false) });

const describe = ({ prefix, name, role, revokedAt }: ApiKey): string =>
  `${prefix}… ${role} "${name}"${revokedAt === null ? '' : ', revoked'}\n`;

/** `classmark key`: the API keys of the local installation. */
export function addKeyCommand(program: Command, terminal: Terminal, config: Config): void {
  const key = program.command('key').description('manage API keys of the local installation');
  key
    .command('create <name>')
    .description('create a key and print it once')
    .requiredOption('--role <role>', 'reader, curator, operator or admin')
    .option('--quiet', 'print only the key')
    .option('--json', 'print JSON')
    .action(async (name: string, given: unknown) => {
      const { role, quiet, json } = parseOptions(createOptions, given);
      const created = await withLocalPeople(config, (people) => execute(createApiKey, people, system, { name, role }));
      if (json) terminal.out(`${JSON.stringify(created)}\n`);
      else
        terminal.out(
          quiet ? `${created.secret}\n` : `${describe(created.apiKey)}${created.secret} (shown only once)\n`,
        );
    });
  key
    .command('list')
    .description('list keys')
    .option('--json', 'print JSON')
    .action(async (given: unknown) => {
      const { json } = parseOptions(listOptions, given);
      const keys = await withLocalPeople(config, (people) => people.store.listApiKeys());
      terminal.out(json ? `${JSON.stringify(keys)}\n` : keys.map(describe).join(''));
    });
  key
    .command('revoke <prefix>')
    .description('revoke a key, given its first characters as shown by `key list`')
    .option('--yes', 'do it; without it, only print what would happen')
    .option('--json', 'print JSON')
    .action(async (prefix: string, given: unknown) => {
      const { json, yes } = parseOptions(revokeOptions, given);
      const key = await withLocalPeople(config, async (people) => {
        const found = (await people.store.listApiKeys()).find((one) => one.prefix === prefix);
        if (found === undefined) throw new AppError('NOT_FOUND', `No key starts with "${prefix}".`);
        return yes ? execute(revokeApiKey, people, system, { apiKeyId: found.id }) : found;
      });
      if (json) terminal.out(`${JSON.stringify({ done: yes, key })}\n`);
      else terminal.out(`revoking ${describe(key)}${yes ? '' : 'Pass --yes to do it.\n'}`);
    });
}
