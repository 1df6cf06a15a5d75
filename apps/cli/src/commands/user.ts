import { randomBytes } from 'node:crypto';
import { AppError, createUser, execute, type People, resetPassword, setRole, type User } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { withLocalPeople } from '../service/local-people.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const service = { kind: 'system' } as const;
const passwordOptions = z.object({ password: z.string().optional(), json: z.boolean().default(false) });
const addOptions = passwordOptions.extend({ role: z.string() });
const roleOptions = z.object({ json: z.boolean().default(false) });

const makePassword = (): string => randomBytes(12).toString('base64url');

async function findUserId(people: People, name: string): Promise<number> {
  const user = (await people.store.listUsers()).find((one) => one.name === name);
  if (user === undefined) throw new AppError('NOT_FOUND', `There is nobody named ${name}.`);
  return user.id;
}

/** `classmark user`: people of the installation on this machine. */
export function addUserCommand(program: Command, terminal: Terminal, config: Config): void {
  const user = program.command('user').description('people of the installation on this machine');

  /** A password that was made here is told, one that was given is not. */
  function tell({ name, role }: User, json: boolean, password: string | undefined): void {
    const made = password === undefined ? '' : `, password ${password} (shown this once)`;
    terminal.out(json ? `${JSON.stringify({ name, role, password })}\n` : `${name}: ${role}${made}\n`);
  }

  user
    .command('add <name>')
    .description('let a person sign in')
    .requiredOption('--role <role>', 'reader, curator, operator or admin')
    .option('--password <password>', 'their password (default: one is made and printed)')
    .option('--json', 'print JSON')
    .action(async (name: string, given: unknown) => {
      const { role, password, json } = parseOptions(addOptions, given);
      const made = password === undefined ? makePassword() : undefined;
      const input = { name, role, password: password ?? made };
      const added = await withLocalPeople(config, (people) => execute(createUser, people, service, input));
      tell(added, json, made);
    });
  user
    .command('role <name> <role>')
    .description('give a person another role')
    .option('--json', 'print JSON')
    .action(async (name: string, role: string, given: unknown) => {
      const { json } = parseOptions(roleOptions, given);
      const changed = await withLocalPeople(config, async (people) => {
        return execute(setRole, people, service, { userId: await findUserId(people, name), role });
      });
      tell(changed, json, undefined);
    });
  user
    .command('password <name>')
    .description('give a person a new password; their sessions end')
    .option('--password <password>', 'the new password (default: one is made and printed)')
    .option('--json', 'print JSON')
    .action(async (name: string, given: unknown) => {
      const { password, json } = parseOptions(passwordOptions, given);
      const made = password === undefined ? makePassword() : undefined;
      const next = password ?? made ?? '';
      const changed = await withLocalPeople(config, (people) => resetPassword(people, name, next));
      tell(changed, json, made);
    });
}
