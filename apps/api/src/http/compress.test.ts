import { once } from 'node:events';
import express from 'express';
import { expect, it } from 'vitest';
import { sendCompressed } from './compress.js';

it.each([
  ['a long answer', 5_000, 'gzip'],
  ['a short one, as it is', 50, null],
])('sends %s', async (_what, length, encoding) => {
  const body = JSON.stringify({ text: 'x'.repeat(length) });
  const app = express().use((request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    sendCompressed(request, response, body);
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { 'accept-encoding': 'gzip' } });
  expect(await answer.text()).toBe(body);
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  server.close();
});
