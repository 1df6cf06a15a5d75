import { AppError, parseInput } from '@classmark/domain';
import { GraphQLError } from 'graphql';
import { z } from 'zod';

const graphqlRequest = z.object({
  query: z.string('Send GraphQL as a string.'),
  variables: z.record(z.string(), z.unknown(), 'Send an object of variables by name.').nullish(),
  operationName: z.string().nullish(),
});

/** A request of GraphQL over HTTP. */
export type GraphqlRequest = z.output<typeof graphqlRequest>;

const namedByHash = z.object({ query: z.literal('').nullish(), extensions: z.object({ persistedQuery: z.unknown() }) });

/** What has a query, as nearly everything, is looked at no further. */
function isNamedByHash(body: unknown): boolean {
  const hasQuery = typeof body === 'object' && body !== null && 'query' in body && Boolean(body.query);
  return !hasQuery && namedByHash.safeParse(body).success;
}

/**
 * Reads the body of a request. Throws AppError INVALID_INPUT, and for a query named by a hash alone the GraphQLError
 * that makes clients send it in full.
 */
export function parseGraphqlRequest(body: unknown): GraphqlRequest {
  if (Array.isArray(body)) throw new AppError('INVALID_INPUT', 'Send one query per request, not a list.');
  if (isNamedByHash(body)) {
    throw new GraphQLError('PersistedQueryNotSupported', { extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } });
  }
  if (body === undefined) throw new AppError('INVALID_INPUT', 'Send JSON, with `content-type: application/json`.');
  return parseInput(graphqlRequest, body);
}
