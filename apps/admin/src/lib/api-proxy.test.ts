import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { passToApi } from './api-proxy.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('passing requests through to the API', () => {
  let server: Server;
  let answer: Answer;
  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    vi.stubEnv('CLASSMARK_API_URL', `http://127.0.0.1:${address.port}`);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });

  it('keeps path, method, body and cookies, and says which host the browser asked', async () => {
    answer = async (request, response) => {
      const chunks = await request.toArray();
      const { cookie, 'x-forwarded-host': host } = request.headers;
      response.end(JSON.stringify({ method: request.method, url: request.url, body: chunks.join(''), cookie, host }));
    };
    const headers = { cookie: 'a=1', host: 'classmark.example' };
    const response = await passToApi(
      new Request('http://classmark.example/uploads?x=1', { method: 'POST', headers, body: 'abc' }),
    );
    expect(await response.json()).toEqual({
      method: 'POST',
      url: '/uploads?x=1',
      body: 'abc',
      cookie: 'a=1',
      host: 'classmark.example',
    });
  });

  it('hands events on as they come, and asks that nothing compresses them', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: next\n\n');
    };
    const response = await passToApi(new Request('http://classmark.example/graphql/stream'));
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toBe('event: next\n\n');
  });

  it('ends the API’s stream when the browser leaves', async () => {
    const closed = Promise.withResolvers<void>();
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: next\n\n');
      response.on('close', () => closed.resolve());
    };
    const leaving = new AbortController();
    await passToApi(new Request('http://classmark.example/graphql/stream', { signal: leaving.signal }));
    leaving.abort();
    await closed.promise;
  });

  it('passes on status and cookies of the answer', async () => {
    answer = (_request, response) => {
      response.writeHead(201, { 'set-cookie': ['s=1; HttpOnly', 't=2'] });
      response.end('{}');
    };
    const response = await passToApi(new Request('http://classmark.example/session', { method: 'POST', body: '{}' }));
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['s=1; HttpOnly', 't=2']);
  });

  it('says so where the API does not answer', async () => {
    vi.stubEnv('CLASSMARK_API_URL', 'http://127.0.0.1:1');
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await passToApi(new Request('http://classmark.example/graphql'));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'API_UNREACHABLE' });
    expect(complaint).toHaveBeenCalledOnce();
  });
});
