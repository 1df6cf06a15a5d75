'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';
import { isProblem, type Problem } from './problem';
import { type AnyQuery, queryKeyOf } from './query-key';
import { readAgain } from './read-again';
import { type RequestError, request } from './request';

const problemOf = (result: object | undefined): Problem | null => {
  const parts: unknown[] = Object.values(result ?? {});
  return parts.find((part): part is Problem => isProblem(part)) ?? null;
};

type Act<Result, Variables> = UseMutationResult<Result, RequestError, Variables> & {
  /** What went wrong with the last one: a problem in its result, or the request. */
  problem: Problem | RequestError | null;
};

/** Sends a generated mutation document; the queries in `refreshes` are read again after each. */
export function useAct<Result extends object, Variables>(
  document: TypedDocumentString<Result, Variables>,
  refreshes: readonly AnyQuery[],
): Act<Result, Variables> {
  const queryClient = useQueryClient();
  const mutation = useMutation<Result, RequestError, Variables>({
    mutationFn: (variables) => request(document, variables),
    onSettled: () => {
      for (const query of refreshes) void readAgain(queryClient, queryKeyOf(query));
    },
  });
  return { ...mutation, problem: problemOf(mutation.data) ?? mutation.error };
}
