import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { register } from './instrumentation.js';

it('adds the address that the admin sees, and lets an upload take its time but not its headers', async () => {
  register();
  const server = createServer((request, response) => response.end(request.headers['x-forwarded-for']));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const ask = async (headers: HeadersInit) => (await fetch(url, { headers })).text();
  expect(await ask({})).toBe('127.0.0.1');
  expect(await ask({ 'x-forwarded-for': '203.0.113.7' })).toBe('203.0.113.7, 127.0.0.1');
  expect([server.requestTimeout, server.headersTimeout]).toEqual([0, 60_000]);
  server.close();
});
