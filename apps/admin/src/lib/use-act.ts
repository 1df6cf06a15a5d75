'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useReducer } from 'react';
import type { TypedDocumentString } from '@/gql/graphql';
import { isProblem, type Problem } from './problem';
import { type AnyQuery, queryKeyOf } from './query-key';
import { readAgain } from './read-again';
import { type RequestError, request } from './request';
import { nothingSent, reduceSentActs, type SentActs } from './sent-acts';

const problemOf = (result: object | undefined): Problem | null => {
  const parts: unknown[] = Object.values(result ?? {});
  return parts.find((part): part is Problem => isProblem(part)) ?? null;
};

type Act<Result, Variables> = UseMutationResult<Result, RequestError, Variables> & {
  /** What went wrong: a problem in a result, or a request. */
  problem: SentActs['problem'];
};

/** Sends a generated mutation document; the queries in `refreshes` are read again after each. */
export function useAct<Result extends object, Variables>(
  document: TypedDocumentString<Result, Variables>,
  refreshes: readonly AnyQuery[],
): Act<Result, Variables> {
  const queryClient = useQueryClient();
  const [{ problem }, dispatch] = useReducer(reduceSentActs, nothingSent);
  const mutation = useMutation<Result, RequestError, Variables>({
    mutationFn: (variables) => request(document, variables),
    onMutate: () => dispatch({ type: 'sent' }),
    onSettled: (answer, error) => {
      dispatch({ type: 'answered', problem: problemOf(answer) ?? error });
      for (const query of refreshes) void readAgain(queryClient, queryKeyOf(query));
    },
  });
  const reset = (): void => {
    mutation.reset();
    dispatch({ type: 'dismissed' });
  };
  return { ...mutation, reset, problem };
}
