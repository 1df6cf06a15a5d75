import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FetchOptions, fetchAnswer } from './fetch-answer.js';

let server: Server;
let port: number;
const seen: (string | undefined)[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const to = new URL(request.url ?? '', 'http://local').searchParams.get('to');
    seen.push(request.headers.authorization);
    if (to === null) response.end('here');
    else response.writeHead(302, { location: to }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const options: FetchOptions = {
  headers: {},
  credentials: { authorization: 'Basic secret' },
  mayAsk: (address) => address === '127.0.0.1',
  ...{ maxBytes: 1_000, idleMs: 5_000, deadlineMs: 5_000 },
  signal: new AbortController().signal,
  inTurn: (_url, ask) => ask(),
};
const ask = (to: string) =>
  fetchAnswer(`http://127.0.0.1:${port}/?to=${encodeURIComponent(to)}`, options).then(({ body }) => body.toString());

/** Another host as far as credentials go: another port. It tells what it was given. */
async function startOther() {
  const other = createServer(({ headers }, response) => response.end(headers.authorization ?? 'none'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => other.close(() => resolve())),
  };
}

describe('a redirect', () => {
  it('is followed to the same host with its credentials', async () => {
    seen.length = 0;
    expect(await ask('/')).toBe('here');
    expect(seen).toEqual(['Basic secret', 'Basic secret']);
  });

  it('is followed to another host without them', async () => {
    await using other = await startOther();
    expect(await ask(`http://127.0.0.1:${other.port}/`)).toBe('none');
  });

  it.each(['http://127.0.0.2/', 'http://[::1]/', 'http://169.254.169.254/latest/meta-data'])(
    'is not followed to %s, which may not',
    async (to) => {
      await expect(ask(to)).rejects.toThrow(/private network/);
    },
  );
});

it('an address that may not be asked is not', async () => {
  await expect(fetchAnswer(`http://127.0.0.2:${port}/`, options)).rejects.toThrow(/private network/);
});

describe('a name', () => {
  const named = () => `http://repository.test:${port}/`;
  const resolvesTo =
    (...addresses: readonly string[]): FetchOptions['resolve'] =>
    (_name, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );

  it('is not asked where one of its addresses is not public', async () => {
    const mayAsk = (address: string) => address === '127.0.0.1';
    const resolve = resolvesTo('127.0.0.1', '10.0.0.1');
    await expect(fetchAnswer(named(), { ...options, mayAsk, resolve })).rejects.toThrow('private network (10.0.0.1)');
  });

  it('is looked up for each request, though one was answered before', async () => {
    const resolve = resolvesTo('127.0.0.1');
    await fetchAnswer(named(), { ...options, resolve });
    await expect(fetchAnswer(named(), { ...options, mayAsk: () => false, resolve })).rejects.toThrow('private network');
  });
});

it('each request is made in its turn, also one after a redirect', async () => {
  await using other = await startOther();
  const turns: string[] = [];
  const there = `http://127.0.0.1:${other.port}/`;
  const inTurn: FetchOptions['inTurn'] = (url, asking) => {
    turns.push(new URL(url).port);
    return asking();
  };
  await fetchAnswer(`http://127.0.0.1:${port}/?to=${encodeURIComponent(there)}`, { ...options, inTurn });
  expect(turns).toEqual([String(port), String(other.port)]);
});

it.each([
  ['says nothing', ''],
  ['has begun', 'half'],
])('a server that %s and falls silent is not waited for', async (_what, said) => {
  const silent = createServer((_request, response) => {
    if (said !== '') response.write(said);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const at = typeof address === 'object' && address !== null ? address.port : 0;
  const asked = fetchAnswer(`http://127.0.0.1:${at}/`, { ...options, idleMs: 100 });
  await expect(asked).rejects.toThrow('The server sent nothing for 0.1 s.');
  await new Promise((resolve) => silent.close(resolve));
});

it.each(['constructor', 'zstd', 'gzip, gzip'])(
  'an answer that is encoded as %s is refused by that name',
  async (encoding) => {
    await using odd = await startOdd({ 'content-encoding': encoding });
    await expect(fetchAnswer(odd.url, options)).rejects.toThrow(`The answer is encoded as "${encoding}"`);
  },
);

it('a redirect to what is no address is told as one', async () => {
  await expect(ask('http://[')).rejects.toThrow('The server redirected to "http://[", which is no address.');
});

async function startOdd(headers: Readonly<Record<string, string>>) {
  const odd = createServer((_request, response) => response.writeHead(200, headers).end('x'));
  await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
  const address = odd.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => odd.close(() => resolve())),
  };
}
