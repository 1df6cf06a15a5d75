import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Services } from '../context.js';
import { traceOf } from './request-property.js';

const acceptableId = /^[\w.-]{8,64}$/;

/** Gives each request an id (or takes the caller's), a logger that bears it, and a signal of its end. */
export function startRequest({ log, stopping }: Services): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const given = request.get('x-request-id');
    const requestId = given !== undefined && acceptableId.test(given) ? given : randomUUID();
    const controller = new AbortController();
    const requestLog = log.child({ requestId });
    response.set('x-request-id', requestId);
    response.on('close', () => {
      // An answer that was sent has nothing to end; making the error of an abort takes longer than most of them.
      if (!response.writableFinished) controller.abort();
      const { method, path } = request;
      const ms = Math.round(performance.now() - startedAt);
      requestLog.debug({ method, path, status: response.statusCode, ms }, 'Answered');
    });
    const signal = AbortSignal.any([controller.signal, stopping]);
    limitBody(request, response);
    response.vary('Accept-Language');
    traceOf.set(request, {
      preferLanguage: (offered) => request.acceptsLanguages([...offered]) || null,
      requestId,
      log: requestLog,
      signal,
      endAfter(ms) {
        const timer = setTimeout(() => controller.abort(new DOMException('Took too long', 'TimeoutError')), ms);
        response.once('close', () => clearTimeout(timer));
      },
    });
    next();
  };
}

/** Whoever sends a body slower is holding up a connection. */
const bodyTimeoutMs = 30_000;
/** An upload may take as long as it likes, as long as something comes. */
const uploadPauseMs = 60_000;

function limitBody(request: Request, response: Response): void {
  if (request.path === '/uploads') {
    request.setTimeout(uploadPauseMs, () => request.destroy());
    return;
  }
  const timer = setTimeout(() => request.complete || request.destroy(), bodyTimeoutMs).unref();
  response.once('close', () => clearTimeout(timer));
}
