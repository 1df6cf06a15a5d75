import compression from 'compression';
import type { RequestHandler } from 'express';

/** A smaller answer is sent sooner than compressed. */
const threshold = 4_096;

/** Compresses what is long, by gzip or Brotli; events of a stream would be held back. `vary` is set by startRequest. */
export function compress(): RequestHandler {
  return compression({
    threshold,
    filter: (request, response) =>
      !(Number(response.getHeader('content-length')) < threshold) &&
      !String(response.getHeader('content-type')).startsWith('text/event-stream') &&
      compression.filter(request, response),
  });
}
