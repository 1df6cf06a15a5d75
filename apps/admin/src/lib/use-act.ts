'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';
import { type RequestError, request } from './request';

/** Sends a generated mutation document; queries of the names in `refreshes` are read again after each. */
export function useAct<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  refreshes: readonly string[] = [],
): UseMutationResult<Result, RequestError, Variables> {
  const queryClient = useQueryClient();
  return useMutation<Result, RequestError, Variables>({
    mutationFn: (variables) => request(document, variables),
    onSettled: () => {
      for (const name of refreshes) void queryClient.invalidateQueries({ queryKey: [name] });
    },
  });
}
