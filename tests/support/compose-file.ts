import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const service = z.object({
  command: z.array(z.string()).default([]),
  working_dir: z.string().default('/app'),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const composeFile = z.object({ services: z.record(z.string(), service) });

export type ComposeService = z.output<typeof service>;

/** docker-compose.yml as parsed, merge keys resolved, nothing checked. */
export function parseComposeFile(): unknown {
  const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  return parse(text, { merge: true });
}

/** What the tests use of each service. */
export function readComposeServices(): Record<string, ComposeService> {
  return composeFile.parse(parseComposeFile()).services;
}
