import type { Command } from 'commander';
import { z } from 'zod';

/** The options of every command that uses a running service. */
export const serviceOptions = z.object({
  url: z.url('must be a URL').optional(),
  key: z.string().optional(),
  json: z.boolean().default(false),
});

export function addServiceOptions(command: Command): Command {
  return command
    .option('--url <url>', 'URL of the API (default: CLASSMARK_API_URL, else the local installation)')
    .option('--key <key>', 'API key (default: CLASSMARK_API_KEY, else the key of the local installation)')
    .option('--json', 'print JSON');
}
