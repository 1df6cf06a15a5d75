import { randomUUID } from 'node:crypto';
import type { Logger } from '@classmark/runtime';
import type { Request, RequestHandler, Response } from 'express';
import { traceOf } from './request-property.js';

const acceptableId = /^[\w.-]{8,64}$/;

/** Gives each request an id (or takes the caller's), and a signal of its end. */
export function startRequest(
  { log, stopping }: { readonly log: Pick<Logger, 'debug'>; readonly stopping: AbortSignal },
  takingPauseMs = 30_000,
): RequestHandler {
  const underWay = abortTogether(stopping);
  return (request, response, next) => {
    const startedAt = performance.now();
    const given = request.get('x-request-id');
    const requestId = given !== undefined && acceptableId.test(given) ? given : randomUUID();
    const controller = new AbortController();
    underWay.add(controller);
    if (stopping.aborted) controller.abort(stopping.reason);
    let answerTimer: NodeJS.Timeout | undefined;
    response.setHeader('x-request-id', requestId);
    response.setHeader('vary', 'Accept-Language, Accept-Encoding');
    limitTaking(request, response, takingPauseMs);
    const bodyTimer = limitBody(request);
    response.on('close', () => {
      underWay.delete(controller);
      clearTimeout(bodyTimer);
      clearTimeout(answerTimer);
      // An answer that was sent has nothing to end; making the error of an abort takes longer than most of them.
      if (!response.writableFinished) controller.abort();
      const { method, path } = request;
      const ms = Math.round(performance.now() - startedAt);
      log.debug({ requestId, method, path, status: response.statusCode, ms }, 'Answered');
    });
    traceOf.set(request, {
      preferLanguage: (offered) => request.acceptsLanguages([...offered]) || null,
      requestId,
      signal: controller.signal,
      endAfter(ms) {
        if (response.destroyed) return;
        const end = () => controller.abort(new DOMException('Took too long', 'TimeoutError'));
        answerTimer = setTimeout(end, ms).unref();
      },
    });
    next();
  };
}

/** Controllers that abort when a signal does; `AbortSignal.any` takes far longer to make and to forget. */
function abortTogether(stopping: AbortSignal): Set<AbortController> {
  const underWay = new Set<AbortController>();
  stopping.addEventListener('abort', () => {
    for (const controller of underWay) controller.abort(stopping.reason);
  });
  return underWay;
}

/** Whoever sends a body slower is holding up a connection. */
const bodyTimeoutMs = 30_000;
/** An upload may take as long as it likes, as long as something comes. */
const uploadPauseMs = 60_000;

/**
 * What is sent may be taken as slowly as one likes, as long as some of it is; otherwise its connection is closed. One on which
 * nothing waits to be taken stays, however long an answer takes to make.
 */
function limitTaking({ socket }: Request, response: Response, pauseMs: number): void {
  response.setTimeout(pauseMs, () => socket.writableLength > 0 && socket.destroy());
}

function limitBody(request: Request): NodeJS.Timeout | undefined {
  if (request.path === '/uploads') {
    request.setTimeout(uploadPauseMs, () => request.destroy());
    return undefined;
  }
  return setTimeout(() => request.complete || request.destroy(), bodyTimeoutMs).unref();
}
