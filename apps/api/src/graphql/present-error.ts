import { AppError, NotAllowedError } from '@classmark/domain';
import type { Logger } from '@classmark/runtime';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';

interface FailedRequest {
  readonly requestId: string;
  readonly log: Logger;
}

/**
 * What a client sees of an error: its own mistakes in full, faults behind a request id. A fault is logged here, once.
 */
export function presentError(error: GraphQLError, { requestId, log }: FailedRequest): GraphQLError {
  const { originalError: cause, path } = error;
  if (cause instanceof AppError) {
    const requiredRole = cause instanceof NotAllowedError ? cause.requiredRole.toUpperCase() : undefined;
    return restate(error, error.message, { code: cause.code, issues: cause.issues, requiredRole });
  }
  if (isClientMistake(error)) {
    const { code = 'GRAPHQL_VALIDATION_FAILED' } = error.extensions;
    return restate(error, error.message, { code });
  }
  log.error({ err: cause ?? error, path }, 'Fault while answering');
  const masked = `Something went wrong here. It has been logged as request ${requestId}.`;
  return restate(error, masked, { code: 'INTERNAL_SERVER_ERROR', requestId });
}

/** The same place in the query, other words. */
function restate(error: GraphQLError, message: string, extensions: GraphQLErrorExtensions): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

const mistakes = new Set<unknown>([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COSTLY',
]);

/** Refused before any resolver ran: parsing, validation, variables, limits. */
function isClientMistake({ extensions, originalError, path }: GraphQLError): boolean {
  if (mistakes.has(extensions.code)) return true;
  return extensions.code === undefined && originalError === undefined && path === undefined;
}
