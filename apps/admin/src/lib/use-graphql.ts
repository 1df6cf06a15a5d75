'use client';

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';
import { type RequestError, request } from './request';

interface Options {
  /** Asks only while true. */
  enabled?: boolean;
  /** Shows the last answer while the next one, for other variables, is on its way. */
  keepPrevious?: boolean;
  /** How long an answer counts as fresh. */
  staleTimeMs?: number;
  refetchIntervalMs?: number | false;
}

/** The name a document gives its operation: the first part of its query key. */
export const operationName = (document: { toString(): string }): string =>
  /(?:query|mutation|subscription)\s+(\w+)/.exec(document.toString())?.[1] ?? 'anonymous';

/** Reads a generated query document; its key is `[operation name, variables]`. */
export function useGraphql<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { enabled = true, keepPrevious = false, staleTimeMs, refetchIntervalMs }: Options = {},
): UseQueryResult<Result, RequestError> {
  return useQuery<Result, RequestError>({
    queryKey: [operationName(document), variables],
    queryFn: ({ signal }) => request(document, variables, signal),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...(staleTimeMs !== undefined && { staleTime: staleTimeMs }),
    ...(refetchIntervalMs !== undefined && { refetchInterval: refetchIntervalMs }),
  });
}
