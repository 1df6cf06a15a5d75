import { isCancelled, isConnectionLoss, isUnstorable } from '@classmark/database';
import { type Actor, AppError, NotAllowedError, RetryLaterError } from '@classmark/domain';
import type { Logger } from '@classmark/runtime';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { OutageLog } from '../http/outage-log.js';
import { tookTooLong } from './answer-bound.js';
import { isStranger, type SchemaRules } from './is-stranger.js';

interface FailedRequest {
  readonly requestId: string;
  readonly log: Logger;
  readonly outages: OutageLog;
  readonly actor: Actor;
  readonly config: SchemaRules;
}

/**
 * What a client sees of an error: its own mistakes in full, faults behind a request id. A fault is logged here, once; that
 * the database is away, once a minute.
 */
export function presentError(error: GraphQLError, failed: FailedRequest): GraphQLError {
  const { requestId, log, outages } = failed;
  const { originalError, path } = error;
  const cause = knownError(originalError);
  if (cause instanceof AppError) {
    if (cause.code === 'UNAVAILABLE') outages.report(originalError);
    return restate(error, cause.message, extensionsOf(cause));
  }
  if (isClientMistake(error)) {
    const { code = 'GRAPHQL_VALIDATION_FAILED', cost, maxCost } = error.extensions;
    const message = isStranger(failed.actor, failed.config) ? withoutSuggestion(error.message) : error.message;
    return restate(error, shortened(message), { code, cost, maxCost });
  }
  log.error({ err: cause ?? error, path, requestId }, 'Fault while answering');
  return restate(error, maskedFault(requestId), { code: 'INTERNAL_SERVER_ERROR', requestId });
}

/** "Did you mean …?" tells names of the schema. It is at the end, after what the message quotes. */
function withoutSuggestion(message: string): string {
  const at = message.endsWith('?') ? message.lastIndexOf('Did you mean ') : -1;
  return at < 0 ? message : message.slice(0, at).trimEnd();
}

const longestMessage = 1_000;

/** A message quotes values of any length, in its middle. */
const shortened = (message: string): string =>
  message.length <= longestMessage
    ? message
    : `${message.slice(0, longestMessage / 2)} … ${message.slice(-longestMessage / 2)}`;

/** All that a client hears of a fault. */
export const maskedFault = (requestId: string): string =>
  `Something went wrong in the service. Its log has the details under request ${requestId}.`;

/** The AppError that an error of the database, or of a signal that aborted, comes to; others are as they were. */
export function knownError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isTimeout(error) || isCancelled(error)) {
    return new RetryLaterError('TIMED_OUT', tookTooLong, 5);
  }
  if (isConnectionLoss(error)) {
    return new RetryLaterError('UNAVAILABLE', 'The database does not answer; try again in a few seconds.', 5);
  }
  if (isUnstorable(error))
    return new AppError(
      'INVALID_INPUT',
      'The input contains a NUL or half of a surrogate pair, which cannot be stored; remove it.',
    );
  return error;
}

/** Of AbortSignal.timeout, and of a request whose client left. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** What is told of an error beside its message, alike in answers of GraphQL and of other routes. */
export function extensionsOf(error: AppError): { readonly code: string; readonly [extra: string]: unknown } {
  return {
    code: error.code,
    issues: error.issues,
    requiredRole: error instanceof NotAllowedError ? error.requiredRole.toUpperCase() : undefined,
    retryAfterSeconds: error instanceof RetryLaterError ? error.retryAfterSeconds : undefined,
  };
}

/** The same place in the query, other words. */
function restate(error: GraphQLError, message: string, extensions: GraphQLErrorExtensions): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

const mistakes = new Set<unknown>([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_SIGNED_IN',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COSTLY',
]);

/** Refused before any resolver ran: parsing, validation, limits, and variables, by an error of their own. */
function isClientMistake({ extensions, originalError, path }: GraphQLError): boolean {
  if (mistakes.has(extensions.code)) return true;
  const isOfResolver = path !== undefined || !(originalError === undefined || originalError instanceof GraphQLError);
  return extensions.code === undefined && !isOfResolver;
}
