import compression from 'compression';
import type { Request, RequestHandler, Response } from 'express';

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

const compressing = compress();

/** Sends an answer whose length is known, and makes nothing ready to compress it where it is short. */
export function sendCompressed(request: Request, response: Response, body: string): void {
  const length = Buffer.byteLength(body);
  response.setHeader('content-length', length);
  const end = () => void response.end(body);
  if (length < threshold) end();
  else compressing(request, response, end);
}
