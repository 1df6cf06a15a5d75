import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Settings = Readonly<Record<string, string>>;

/** `classmark` as a process of its own, with these settings and no others of ours. */
export function runCommand(settings: Settings, ...argv: string[]): Promise<CommandResult> {
  return feedCommand('', settings, ...argv);
}

/** The same, with a text on its standard input. */
export function feedCommand(input: string, settings: Settings, ...argv: string[]): Promise<CommandResult> {
  const env = { PATH: process.env.PATH, ...settings };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...argv], { env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    child.stdin?.end(input);
  });
}
