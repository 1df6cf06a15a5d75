import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));

/** What a request shows of who asks. */
export interface Shown {
  readonly key?: string;
  readonly cookie?: string;
  readonly origin?: string;
  /** As `Accept-Language` says it. */
  readonly language?: string;
}

/** `Data` is what the query asks for. */
export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly [name: string]: unknown };
  }[];
}

export interface TestApi extends AsyncDisposable {
  readonly url: string;
  /** Everything logged so far, one object a line. */
  readonly log: readonly { readonly level: number; readonly msg: string; readonly [name: string]: unknown }[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
  graphql<Data = unknown>(query: string, variables?: object, shown?: Shown): Promise<GraphqlAnswer<Data>>;
  /** Signs in; the answer's cookie, to be shown. */
  signIn(name: string, password: string): Promise<string>;
}

/** The API in a process of its own, as the supervisor starts it, on a free port. */
export async function startApi(databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<TestApi> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    CLASSMARK_API_PORT: '0',
    CLASSMARK_SPOT_CHECKS: '0',
    ...settings,
  };
  const child = fork(main, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (child.stdout === null) throw new Error('The API’s output is not to be read');
  const log: TestApi['log'][number][] = [];
  const serving = Promise.withResolvers<string>();
  child.once('exit', (code) => {
    serving.reject(new Error(`The API ended with ${code}`));
    if (code !== 0) console.error(log.filter(({ level }) => level >= 50));
  });
  createInterface(child.stdout).on('line', (line) => {
    const entry = JSON.parse(line);
    log.push(entry);
    if (entry.msg === 'Serving') serving.resolve(entry.url);
  });
  const url = await serving.promise;
  const ask: TestApi['fetch'] = (path, init) => fetch(new URL(path, url), init);
  return {
    url,
    log,
    fetch: ask,
    async graphql(query, variables = {}, shown = {}) {
      const headers = { 'content-type': 'application/json', ...headersOf(shown) };
      const response = await ask('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return { ...(await response.json()), status: response.status };
    },
    async signIn(name, password) {
      const headers = { 'content-type': 'application/json' };
      const response = await ask('/session', { method: 'POST', headers, body: JSON.stringify({ name, password }) });
      const [cookie = ''] = response.headers.get('set-cookie')?.split(';') ?? [];
      if (!response.ok) throw new Error(`Not signed in: ${await response.text()}`);
      return cookie;
    },
    async [Symbol.asyncDispose]() {
      const exited = child.exitCode === null ? once(child, 'exit') : null;
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

export function headersOf({ key, cookie, origin, language }: Shown): Record<string, string> {
  return {
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(cookie !== undefined && { cookie }),
    ...(origin !== undefined && { origin }),
    ...(language !== undefined && { 'accept-language': language }),
  };
}
