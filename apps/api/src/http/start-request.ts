import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
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
      controller.abort();
      const { method, path } = request;
      const ms = Math.round(performance.now() - startedAt);
      requestLog.debug({ method, path, status: response.statusCode, ms }, 'Answered');
    });
    const signal = AbortSignal.any([controller.signal, stopping]);
    traceOf.set(request, { requestId, log: requestLog, signal });
    next();
  };
}
