import { runCommand } from '../support/run-command.js';

/** A new key of a role for the installation in a folder. */
export async function keyOf(home: string, role: string): Promise<string> {
  const { out } = await runCommand(
    { CLASSMARK_HOME: home },
    'key',
    'create',
    `bench ${role}`,
    '--role',
    role,
    '--quiet',
  );
  return out.trim();
}
