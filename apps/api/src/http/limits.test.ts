import { once } from 'node:events';
import { connect } from 'node:net';
import express, { type RequestHandler } from 'express';
import { expect, it } from 'vitest';
import { limitStreams } from './limit-streams.js';
import { limitUnderWay } from './limit-under-way.js';
import { identityOf } from './request-property.js';

it.each([
  { name: 'requests', limit: limitUnderWay(1), clients: 1 },
  { name: 'streams', limit: limitStreams(), clients: 20 },
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
  app.use(waitForClose, limit, tellAnswered);
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

const connectionsOf = (server: { getConnections(tell: (error: Error | null, count: number) => void): unknown }) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
