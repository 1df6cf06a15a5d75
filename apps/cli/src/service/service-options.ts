import type { Command } from 'commander';
import { z } from 'zod';

/** What every command on a running service takes. */
export const serviceOptions = z.object({
  url: z.url('must be an address').optional(),
  key: z.string().optional(),
  json: z.boolean().default(false),
});

export function addServiceOptions(command: Command): Command {
  return command
    .option('--url <address>', 'the API of the service (default: CLASSMARK_API_URL)')
    .option('--key <key>', 'an API key (default: CLASSMARK_API_KEY)')
    .option('--json', 'print JSON');
}
