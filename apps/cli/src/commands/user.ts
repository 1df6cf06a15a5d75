import { randomBytes } from 'node:crypto';
import {
  AppError,
  createUser,
  disableUser,
  enableUser,
  execute,
  type People,
  resetPassword,
  setRole,
  type User,
} from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { withLocalPeople } from '../service/local-people.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const system = { kind: 'system' } as const;
const passwordOptions = z.object({ password: z.string().optional(), json: z.boolean().default(false) });
const addOptions = passwordOptions.extend({ role: z.string() });
const roleOptions = z.object({ json: z.boolean().default(false) });

const switches = [
  ['disable', disableUser, 'end the sessions of a user and keep them from signing in'],
  ['enable', enableUser, 'let a disabled user sign in again'],
] as const;

const generatePassword = (): string => randomBytes(12).toString('base64url');

async function findUserId(people: People, name: string): Promise<number> {
  const user = (await people.store.listUsers()).find((one) => one.name === name);
  if (user === undefined) throw new AppError('NOT_FOUND', `No user named "${name}".`);
  return user.id;
}

/** `classmark user`: the users of the local installation. */
export function addUserCommand(program: Command, terminal: Terminal, config: Config): void {
  const user = program.command('user').description('manage users of the local installation');

  /** Prints a generated password, never one that was given. */
  function report({ name, role }: User, json: boolean, password: string | undefined): void {
    const shown = password === undefined ? '' : `, password ${password} (shown only once)`;
    terminal.out(json ? `${JSON.stringify({ name, role, password })}\n` : `${name}: ${role}${shown}\n`);
  }

  user
    .command('add <name>')
    .description('add a user')
    .requiredOption('--role <role>', 'reader, curator, operator or admin')
    .option('--password <password>', 'the password (default: generated and printed)')
    .option('--json', 'print JSON')
    .action(async (name: string, given: unknown) => {
      const { role, password, json } = parseOptions(addOptions, given);
      const generated = password === undefined ? generatePassword() : undefined;
      const input = { name, role, password: password ?? generated };
      const added = await withLocalPeople(config, (people) => execute(createUser, people, system, input));
      report(added, json, generated);
    });
  user
    .command('role <name> <role>')
    .description("change a user's role")
    .option('--json', 'print JSON')
    .action(async (name: string, role: string, given: unknown) => {
      const { json } = parseOptions(roleOptions, given);
      const changed = await withLocalPeople(config, async (people) => {
        return execute(setRole, people, system, { userId: await findUserId(people, name), role });
      });
      report(changed, json, undefined);
    });
  addSwitches(user, terminal, config);
  user
    .command('password <name>')
    .description("set a user's password and end their sessions")
    .option('--password <password>', 'the new password (default: generated and printed)')
    .option('--json', 'print JSON')
    .action(async (name: string, given: unknown) => {
      const { password, json } = parseOptions(passwordOptions, given);
      const generated = password === undefined ? generatePassword() : undefined;
      const next = password ?? generated ?? '';
      const changed = await withLocalPeople(config, (people) => resetPassword(people, name, next));
      report(changed, json, generated);
    });
}

/** The commands that end and restore somebody's access. */
function addSwitches(user: Command, terminal: Terminal, config: Config): void {
  for (const [name, command, description] of switches) {
    user
      .command(`${name} <name>`)
      .description(description)
      .option('--json', 'print JSON')
      .action(async (person: string, given: unknown) => {
        const { json } = parseOptions(roleOptions, given);
        const changed = await withLocalPeople(config, async (people) => {
          return execute(command, people, system, { userId: await findUserId(people, person) });
        });
        const state = changed.disabledAt ? 'disabled' : 'enabled';
        terminal.out(json ? `${JSON.stringify({ name: person, state })}\n` : `${person}: ${state}\n`);
      });
  }
}
