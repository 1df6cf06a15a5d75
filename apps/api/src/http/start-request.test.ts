import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { expect, it, vi } from 'vitest';
import { compress, sendCompressed } from './compress.js';
import { sendEvents } from './send-events.js';
import { startRequest } from './start-request.js';

const pauseMs = 100;
/** More than the system takes for a client that reads nothing. */
const long = randomBytes(12_000_000).toString('base64');

async function* repeated<Item>(item: Item): AsyncGenerator<Item> {
  for (;;) {
    await nextTurn();
    yield item;
  }
}

async function listen(
  answer: (request: Request, response: Response) => void,
): Promise<AsyncDisposable & { port: number }> {
  const app = express().use(startRequest({ log: { debug: vi.fn() }, stopping: new AbortController().signal }, pauseMs));
  const server = app.use(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, [Symbol.asyncDispose]: async () => void server.close().closeAllConnections() };
}

it.each([
  ['an answer', (_: Request, response: Response) => void response.end(long)],
  [
    'a compressed one',
    (request: Request, response: Response) => {
      response.setHeader('content-type', 'application/json');
      sendCompressed(request, response, long);
    },
  ],
  [
    'a file',
    (request: Request, response: Response) =>
      compress()(request, response.type('text/csv'), () =>
        pipeline(Readable.from(repeated(long)), response).catch(() => {}),
      ),
  ],
  ['a stream', (_: Request, response: Response) => void sendEvents(response, repeated({ data: { long } }))],
])('closes a connection whose client takes nothing of %s', async (_what, answer) => {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  await using server = await listen((request, response) => {
    response.once('close', resolve);
    answer(request, response);
  });
  const client = connect(server.port, '127.0.0.1').pause();
  client.write('GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n');
  await closed;
  client.destroy();
});

it('leaves one open on which an answer takes long to make', async () => {
  await using server = await listen((request, response) => {
    request.socket.once('timeout', () => response.end('made'));
  });
  expect(await (await fetch(`http://127.0.0.1:${server.port}`)).text()).toBe('made');
});
