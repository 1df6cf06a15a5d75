import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it, vi } from 'vitest';
import { sendEvents } from './send-events.js';

const all = 200;

async function listen(answer: (response: ServerResponse) => void): Promise<AsyncDisposable & { port: number }> {
  const server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close().closeAllConnections() };
}

it('asks for another event once the client has taken those before it', async () => {
  let asked = 0;
  async function* events() {
    for (; asked < all; asked++) yield { data: { text: 'x'.repeat(1_000_000) } };
  }
  const { promise: answering, resolve } = Promise.withResolvers<ServerResponse>();
  const { promise: sent, resolve: end } = Promise.withResolvers<void>();
  await using server = await listen((response) => {
    resolve(response);
    sendEvents(response, events()).then(end);
  });
  const client = connect(server.port, '127.0.0.1').pause();
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const response = await answering;
  await vi.waitFor(() => expect(response.writableNeedDrain).toBe(true));
  expect(asked).toBeLessThan(all / 2);
  client.resume();
  await sent;
  expect(asked).toBe(all);
  client.destroy();
});

it('ends what it sends when the client leaves', async () => {
  const ended = Promise.withResolvers<void>();
  async function* events() {
    try {
      for (;;) yield { data: { text: 'x'.repeat(1_000_000) } };
    } finally {
      ended.resolve();
    }
  }
  await using server = await listen((response) => void sendEvents(response, events()));
  const client = connect(server.port, '127.0.0.1').pause();
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  client.once('readable', () => client.destroy());
  await ended.promise;
});
