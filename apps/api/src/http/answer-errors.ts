import { AppError, RetryLaterError } from '@classmark/domain';
import type { Logger } from '@classmark/runtime';
import type { ErrorRequestHandler } from 'express';
import type { Services } from '../context.js';
import { errorTable } from '../graphql/error-table.js';
import { extensionsOf, knownError, maskedFault } from '../graphql/present-error.js';
import { traceOf } from './request-property.js';

interface HttpProblem {
  readonly status: number;
  /** What a GraphQL problem has, too. */
  readonly body: { readonly code: string; readonly message: string; readonly [extra: string]: unknown };
}

/** Every error of an HTTP route as JSON: as itself, or under `/graphql` as GraphQL clients read it. */
export function answerErrors({ outages, log }: Pick<Services, 'outages' | 'log'>): ErrorRequestHandler {
  return (fault, request, response, next) => {
    const error = isRequestError(fault) ? fault : knownError(fault);
    const { requestId } = traceOf.get(request);
    const isOutage = error instanceof AppError && error.code === 'UNAVAILABLE';
    if (isOutage) outages.report(fault);
    if (response.headersSent) {
      if (!isOutage) log.error({ err: error, requestId }, 'Fault in the middle of an answer');
      return next(error); // Closes the connection.
    }
    const { status, body } = problemOf(error, { requestId, log });
    if (error instanceof RetryLaterError) response.set('retry-after', String(error.retryAfterSeconds));
    const { message, ...extensions } = body;
    response.status(status).json(request.path.startsWith('/graphql') ? { errors: [{ message, extensions }] } : body);
  };
}

function problemOf(error: unknown, { requestId, log }: { requestId: string; log: Logger }): HttpProblem {
  if (error instanceof AppError) {
    return { status: errorTable[error.code].status, body: { ...extensionsOf(error), message: error.message } };
  }
  if (isRequestError(error)) return { status: error.status, body: { code: 'INVALID_INPUT', message: inWords(error) } };
  log.error({ err: error, requestId }, 'Fault while answering');
  return { status: 500, body: { code: 'INTERNAL_SERVER_ERROR', message: maskedFault(requestId), requestId } };
}

function inWords(error: Error): string {
  if (!('limit' in error) || typeof error.limit !== 'number') return error.message;
  return `The request is larger than the ${error.limit / 1_024} kB that you may send; send less at once.`;
}

/** What Express and its body parser say of requests that they cannot read: too large, not JSON, cut off. */
function isRequestError(error: unknown): error is Error & { readonly status: number } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
}
