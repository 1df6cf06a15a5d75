'use client';

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';
import { queryKeyOf } from './query-key';
import { type RequestError, request } from './request';

interface Options {
  /** Asks only while true. */
  enabled?: boolean;
  /** Shows the last answer while the next one, for other variables, is on its way. */
  keepPrevious?: boolean;
  /** How long an answer counts as fresh. */
  staleTimeMs?: number;
  /** Asks whenever it is mounted, however fresh the last answer is. */
  asksOnMount?: boolean;
  refetchIntervalMs?: number | false;
  /** People act on the answer as it is now: one that can't be read again is an error. */
  isActedOn?: boolean;
  /** The same; and asks again by itself where it is refused for the time being, as while runs are at work. */
  retriesLater?: boolean;
}

/** False where asking again would give the same, or would repeat what took too long. */
const retryMsOf = (error: RequestError | null): number | false =>
  error?.code === 'CONFLICT' && error.retryAfterSeconds !== undefined && 1_000 * error.retryAfterSeconds;

type Reading<Result> = Pick<
  UseQueryResult<Result, RequestError>,
  'data' | 'error' | 'refetch' | 'isFetching' | 'isPlaceholderData' | 'isFetchedAfterMount'
>;

/**
 * Reads a generated query document. An answer that can't be read again stays, with what a person has begun on its page;
 * the query client says that it may be out of date.
 */
export function useGraphql<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: Options = {},
): Reading<Result> {
  const { enabled = true, keepPrevious = false, asksOnMount = false, retriesLater = false } = options;
  const { isActedOn = retriesLater } = options;
  const { staleTimeMs, refetchIntervalMs } = options;
  const { data, error, refetch, isFetching, isPlaceholderData, isFetchedAfterMount } = useQuery<Result, RequestError>({
    queryKey: queryKeyOf(document, variables),
    queryFn: ({ signal }) => request(document, variables, signal),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...(asksOnMount && { refetchOnMount: 'always' }),
    ...(staleTimeMs !== undefined && { staleTime: staleTimeMs }),
    ...(refetchIntervalMs !== undefined && { refetchInterval: refetchIntervalMs }),
    ...(retriesLater && { refetchInterval: ({ state: { error } }) => retryMsOf(error) }),
  });
  const isToBeShown = data === undefined || isActedOn;
  return { data, error: isToBeShown ? error : null, refetch, isFetching, isPlaceholderData, isFetchedAfterMount };
}
