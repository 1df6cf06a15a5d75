import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
import type { Actor } from '@classmark/domain';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { expect, it } from 'vitest';
import { limitStreams } from './limit-streams.js';
import { limitUnderWay } from './limit-under-way.js';
import { readBody } from './read-body.js';
import { identityOf } from './request-property.js';
import { UnsentAnswers } from './unsent-answers.js';

it.each([
  { name: 'requests', limit: limitUnderWay(1), clients: 1 },
  { name: 'streams', limit: (work: RequestHandler) => [limitStreams(), work], clients: 20 },
])('keeps no place of $name for clients that leave while it is found out who they are', async ({ limit, clients }) => {
  const arrived: (() => void)[] = [];
  const waitForClose: RequestHandler = async (request, response, next) => {
    identityOf.set(request, {
      credential: null,
      actor: { kind: 'user', id: 1, name: 'c', role: 'curator' },
      isStillGood: async () => true,
    });
    if (request.path === '/leave') {
      arrived.shift()?.();
      await once(response, 'close');
    }
    next();
  };
  const tellAnswered: RequestHandler = (_request, response) => {
    response.send('here');
  };
  const app = express();
  app.use(waitForClose, limit(tellAnswered));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (let i = 0; i < clients; i++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    arrived.push(resolve);
    const client = connect(port, '127.0.0.1');
    client.write('GET /leave HTTP/1.1\r\nhost: x\r\n\r\n');
    await promise;
    const closed = once(client, 'close');
    client.destroy();
    await closed;
  }
  while ((await connectionsOf(server)) > 0) await new Promise(setImmediate);
  const answer = await fetch(`http://127.0.0.1:${port}/stay`);
  expect(answer.status).toBe(200);
  server.close();
});

it('keeps no place for clients that do not take their answers', async () => {
  const made: (() => void)[] = [];
  const answer: RequestHandler = (request, response) => {
    response.send('x'.repeat(request.path === '/large' ? 50_000_000 : 1));
    made.shift()?.();
  };
  const server = express().use(limitUnderWay(1)(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = connect(port, '127.0.0.1').pause();
  for (const path of ['/large', '/behind-it']) {
    const { promise, resolve } = Promise.withResolvers<void>();
    made.push(resolve);
    client.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await promise;
  }
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  client.destroy();
  server.close();
});

it('makes no more large answers for an asker who has not taken 128 MB of them, but for others', () => {
  const exchangeOf = (id: number) => {
    const message = new IncomingMessage(new Socket());
    const request: Request = Object.setPrototypeOf(message, express.request);
    const response: Response = Object.setPrototypeOf(new ServerResponse(message), express.response);
    const actor: Actor = { kind: 'user', id, name: 'r', role: 'reader' };
    identityOf.set(request, { credential: null, actor, isStillGood: async () => true });
    return { request, response };
  };
  const unsent = new UnsentAnswers();
  const first = exchangeOf(1);
  expect(unsent.admit(first, 200_000_000)).toBe(true);
  expect(unsent.admit(exchangeOf(1), 100_000)).toBe(false);
  expect(unsent.admit(exchangeOf(1), 1_000)).toBe(true);
  expect(unsent.admit(exchangeOf(2), 100_000)).toBe(true);
  first.response.emit('close');
  expect(unsent.admit(exchangeOf(1), 100_000)).toBe(true);
});

it('reads no more bodies of one asker while 64 MB of theirs are under way, but those of others', async () => {
  const begun: (() => void)[] = [];
  const identify: RequestHandler = (request, _response, next) => {
    const actor: Actor = { kind: 'user', id: Number(request.get('user')), name: 'o', role: 'operator' };
    identityOf.set(request, { credential: null, actor, isStillGood: async () => true });
    next();
    begun.shift()?.();
  };
  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(429).send(error.message);
  };
  const tellRead: RequestHandler = (_request, response) => void response.send('read');
  const app = express().use(identify, readBody(), tellRead, refuse);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const begin = (headers: string, body: Buffer) => {
    const client = connect(port, '127.0.0.1');
    client.on('error', () => {});
    client.write(`POST / HTTP/1.1\r\nhost: x\r\nuser: 1\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`);
    client.write(body);
    return client;
  };
  const clients: ReturnType<typeof begin>[] = [];
  const beginMany = async (count: number, headers: string, body: Buffer): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const { promise, resolve } = Promise.withResolvers<void>();
      begun.push(resolve);
      clients.push(begin(headers, body));
      await promise;
    }
  };
  const stop = async (): Promise<void> => {
    for (const client of clients.splice(0)) client.destroy();
    while ((await connectionsOf(server)) > 2) await new Promise(setImmediate);
  };
  const send = async (user: number) => {
    const headers = { user: String(user), 'content-type': 'application/json' };
    return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{}' })).text();
  };
  const refused = 'You are sending 64 MB already, the most allowed at a time; let a request end first.';
  await beginMany(100, 'transfer-encoding: chunked', Buffer.from('1\r\n{\r\n'));
  await beginMany(100, 'content-length: 8000000', Buffer.from('{'));
  expect(await send(1)).toBe('read');
  await stop();
  await beginMany(8, 'content-length: 8388608\r\ncontent-encoding: gzip', Buffer.from([0x1f, 0x8b]));
  expect([await send(1), await send(2)]).toEqual([refused, 'read']);
  expect(await (await fetch(`http://127.0.0.1:${port}/`, { headers: { user: '1' } })).text()).toBe('read');
  await stop();
  expect(await send(1)).toBe('read');
  await beginMany(9, 'content-length: 8388608', Buffer.alloc(8_388_600, ' '));
  const answers = clients.map((client) => new Promise((resolve) => client.once('data', resolve)));
  expect(String(await Promise.race(answers))).toMatch(/^HTTP\/1.1 429 .*You are sending 64 MB already/s);
  await stop();
  expect(await send(1)).toBe('read');
  server.closeAllConnections();
  server.close();
});

const connectionsOf = (server: { getConnections(tell: (error: Error | null, count: number) => void): unknown }) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
