import { readApiUrl } from './config';

/** Headers that belong to one connection, or that `fetch` sets anew. */
const ownHeaders = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'expect'];

const forwardedHeaders = (request: Request): Headers => {
  const headers = new Headers(request.headers);
  const host = request.headers.get('host');
  for (const name of ownHeaders) headers.delete(name);
  headers.set('accept-encoding', 'identity');
  if (host && !headers.has('x-forwarded-host')) headers.set('x-forwarded-host', host);
  return headers;
};

const answerHeaders = (answer: Response): Headers => {
  const headers = new Headers(answer.headers);
  for (const name of ownHeaders) headers.delete(name);
  headers.delete('content-encoding');
  // Compressing an event stream would hold its events back.
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    headers.set('cache-control', 'no-cache, no-transform');
  }
  return headers;
};

const unreachable = (): Response =>
  Response.json(
    { code: 'API_UNREACHABLE', message: 'The service isn’t responding. It may still be starting; try again shortly.' },
    { status: 503 },
  );

/** Passes a request through to the API at the same path, bodies streamed both ways. */
export async function passToApi(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers: forwardedHeaders(request),
    body: request.body,
    redirect: 'manual',
    cache: 'no-store',
    signal: request.signal,
    duplex: 'half',
  };
  try {
    const answer = await fetch(new URL(pathname + search, readApiUrl()), init);
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    console.error(JSON.stringify({ level: 'error', message: 'The API isn’t responding.', error: String(error) }));
    return unreachable();
  }
}
