import 'reflect-metadata';
import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.js';

it('counts who left before the answer as 499, and no stream among requests', async () => {
  const { observe, answer } = createMetrics({ serving: { alerts: [] } });
  const arrived = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const app = express().use(observe);
  app.get('/metrics', answer);
  app.get('/graphql', (_request, response) => {
    response.once('close', left.resolve);
    arrived.resolve();
  });
  app.get('/graphql/stream', (_request, response) => {
    response.end();
  });
  await using server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = connect(port, '127.0.0.1');
  client.write('GET /graphql HTTP/1.1\r\nhost: here\r\n\r\n');
  await arrived.promise;
  client.destroy();
  await left.promise;
  await fetch(`http://127.0.0.1:${port}/graphql/stream`);
  const shown = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(shown).toContain('classmark_request_seconds_count{route="/graphql",status="499"} 1');
  expect(shown).not.toContain('route="/graphql/stream"');
});
