import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { addConfirmedOptions, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const credential = z.object({ origin: z.string(), kind: z.string(), createdAt: z.string() });
const fields = 'origin kind createdAt';
const listed = z.object({ sourceCredentials: z.array(credential) });
const changed = resultOf(z.object({ credentials: z.array(credential) }));
const keepOptions = serviceOptions.extend({ user: z.string().optional(), header: z.string().optional() });

const removal = `mutation Remove($input: RemoveSourceCredentialInput!) {
  removeSourceCredential(input: $input) {
    ... on SourceCredentialsChanged { credentials { ${fields} } } ${problemFields}
  }
}`;

function describe({ origin, kind, createdAt }: z.output<typeof credential>): string {
  return `${origin}: ${kind.toLowerCase()}, given ${createdAt}\n`;
}

function addKeep(harvest: Command, terminal: Terminal, config: Config): void {
  const keep = harvest
    .command('keep-credentials <address>')
    .description('keep credentials for a source, read from standard input: a password with --user, else a key')
    .option('--user <name>', 'user name')
    .option('--header <name>', 'header that the key is sent in, e.g. X-API-Key (default: a bearer token)');
  addServiceOptions(keep).action(async (address: string, given: unknown) => {
    const { url, key, json, user, header } = parseOptions(keepOptions, given);
    const service = await openService(config, { url, key });
    const secret = (await text(process.stdin)).trim();
    const input = { url: address, header, ...(user === undefined ? { key: secret } : { user, password: secret }) };
    const mutation = `mutation Keep($input: KeepSourceCredentialInput!) {
      keepSourceCredential(input: $input) {
        ... on SourceCredentialsChanged { credentials { ${fields} } } ${problemFields}
      }
    }`;
    const answer = await service.ask(z.object({ keepSourceCredential: changed }), mutation, { input });
    terminal.out(json ? `${JSON.stringify(answer.keepSourceCredential.credentials)}\n` : 'Kept.\n');
  });
}

function addRemove(harvest: Command, terminal: Terminal, config: Config): void {
  const remove = harvest.command('remove-credentials <address>').description('remove the credentials for a source');
  addConfirmedOptions(remove).action(async (url: string, given: unknown) => {
    const { service, yes, json } = await openConfirmed(config, terminal, given);
    const { sourceCredentials } = await service.ask(listed, `{ sourceCredentials { ${fields} } }`);
    const found = sourceCredentials.find(({ origin }) => origin === URL.parse(url)?.origin);
    if (found === undefined) throw new ServiceError(`No credentials are kept for "${url}".`);
    if (yes) await service.ask(z.object({ removeSourceCredential: changed }), removal, { input: { url } });
    if (json) terminal.out(`${JSON.stringify({ done: yes, credentials: found })}\n`);
    else terminal.out(`removing ${describe(found)}${yes ? '' : 'Pass --yes to do it.\n'}`);
  });
}

/** `classmark harvest credentials`, `keep-credentials` and `remove-credentials`: what sources are shown. */
export function addSourceCredentials(harvest: Command, terminal: Terminal, config: Config): void {
  const list = harvest.command('credentials').description('list the sources that credentials are kept for');
  addServiceOptions(list).action(async (given: unknown) => {
    const { url, key, json } = parseOptions(serviceOptions, given);
    const service = await openService(config, { url, key });
    const { sourceCredentials } = await service.ask(listed, `{ sourceCredentials { ${fields} } }`);
    terminal.out(json ? `${JSON.stringify(sourceCredentials)}\n` : sourceCredentials.map(describe).join(''));
  });
  addKeep(harvest, terminal, config);
  addRemove(harvest, terminal, config);
}
