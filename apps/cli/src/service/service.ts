import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { readLocalAccess } from '@classmark/runtime';
import { z } from 'zod';
import { type Config, defaultApiUrl } from '../config.js';
import { openUpload } from './open-upload.js';
import { ServiceAwayError, ServiceError } from './service-error.js';

/** A running service, called with an API key. */
export interface Service {
  /** Throws ServiceError if the service refuses, fails or does not answer. */
  ask<Schema extends z.ZodType>(schema: Schema, query: string, variables?: object): Promise<z.output<Schema>>;
  /** Uploads a file, or a folder of texts or articles, as a stream; gives the upload's id. */
  upload(path: string): Promise<string>;
  /** Uploads what comes as a file of this name; gives the upload's id. */
  uploadAs(fileName: string, content: Readable): Promise<string>;
}

const refusal = z.object({ message: z.string(), code: z.string().optional() });
const graphqlError = z
  .object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() })
  .transform(({ message, extensions }) => ({ message, code: extensions?.code }));
const answer = z.object({ data: z.unknown().optional(), errors: z.array(graphqlError).optional() });
const uploaded = z.object({ uploadId: z.string() });

interface Access {
  readonly url: string;
  readonly key: string | undefined;
}

/** By the options, else by the settings, else as the local installation says. */
async function findAccess({ home, apiUrl, apiKey }: Config, options: Partial<Access>): Promise<Access> {
  const local = await readLocalAccess(home);
  const url = options.url ?? apiUrl ?? local?.apiUrl ?? defaultApiUrl;
  const localKey = local && new URL(url).origin === new URL(local.apiUrl).origin ? local.apiKey : undefined;
  return { url, key: options.key ?? apiKey ?? localKey };
}

export async function openService(config: Config, options: Partial<Access>): Promise<Service> {
  const { url, key } = await findAccess(config, options);
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const send = (path: string, init: RequestInit): Promise<unknown> => request(url, path, init);
  const uploadAs = async (fileName: string, content: Readable): Promise<string> => {
    const headers = { ...authorization, 'x-file-name': encodeURIComponent(fileName) };
    const body = Readable.toWeb(content);
    return uploaded.parse(await send('/uploads', { method: 'POST', headers, body, duplex: 'half' })).uploadId;
  };
  return {
    async ask(schema, query, variables = {}) {
      const headers = { ...authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables });
      const { data, errors } = answer.parse(await send('/graphql', { method: 'POST', headers, body }));
      if (errors?.[0] !== undefined) throw toError(errors[0]);
      return schema.parse(data);
    },
    upload: async (path) => uploadAs(basename(path), await openUpload(path)),
    uploadAs,
  };
}

async function request(url: string, path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(new URL(path, url), init).catch((cause: unknown) => {
    throw new ServiceAwayError(`No service at ${url}. Start it, or pass --url.`, { cause });
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const said = answer.safeParse(body).data?.errors?.[0] ?? refusal.safeParse(body).data;
  throw said === undefined ? new ServiceError(`The service at ${url} answered ${response.status}.`) : toError(said);
}

const passing = new Set<string | undefined>([
  'UNAVAILABLE',
  'TIMED_OUT',
  'OVERLOADED',
  'TOO_MANY_REQUESTS',
  'API_UNREACHABLE',
]);

function toError({ message, code }: z.output<typeof refusal>): ServiceError {
  return passing.has(code) ? new ServiceAwayError(message) : new ServiceError(message);
}
