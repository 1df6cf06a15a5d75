import { AppError, TooManyAttemptsError } from '@classmark/domain';
import type { ErrorRequestHandler } from 'express';
import { errorTable } from '../graphql/error-table.js';
import { type Trace, traceOf } from './request-property.js';

interface HttpProblem {
  readonly status: number;
  /** What a GraphQL problem has, too. */
  readonly body: { readonly code: string; readonly message: string; readonly [extra: string]: unknown };
}

/** Every error of an HTTP route as JSON: as itself, or under `/graphql` as GraphQL clients read it. */
export const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    traceOf.get(request).log.error(error, 'Fault in the middle of an answer');
    return next(error); // Closes the connection.
  }
  const { status, body } = problemOf(error, traceOf.get(request));
  if (error instanceof TooManyAttemptsError) response.set('retry-after', String(error.retryAfterSeconds));
  const { message, ...extensions } = body;
  response.status(status).json(request.path.startsWith('/graphql') ? { errors: [{ message, extensions }] } : body);
};

function problemOf(error: unknown, { requestId, log }: Trace): HttpProblem {
  if (error instanceof AppError) {
    const { code, message, issues } = error;
    const retryAfterSeconds = error instanceof TooManyAttemptsError ? error.retryAfterSeconds : undefined;
    return { status: errorTable[code].status, body: { code, message, issues, retryAfterSeconds } };
  }
  if (isRequestError(error)) return { status: error.status, body: { code: 'INVALID_INPUT', message: error.message } };
  log.error(error, 'Fault while answering');
  const message = `Something went wrong here. It has been logged as request ${requestId}.`;
  return { status: 500, body: { code: 'INTERNAL_SERVER_ERROR', message, requestId } };
}

/** What Express and its body parser say of requests that they cannot read: too large, not JSON, cut off. */
function isRequestError(error: unknown): error is Error & { readonly status: number } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
}
