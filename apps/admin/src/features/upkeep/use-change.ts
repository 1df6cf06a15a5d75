'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { readAgain } from '@/lib/read-again';
import { useAct } from '@/lib/use-act';

/** A mutation after which everything on the page may be another; `onDone` is called where it was no problem. */
export function useChange<Result extends object, Variables>(
  document: TypedDocumentString<Result, Variables>,
  onDone: () => void,
) {
  const queryClient = useQueryClient();
  const act = useAct(document, []);
  const run = (variables: Variables): void =>
    act.mutate(variables, {
      onSuccess: (result) => {
        if (Object.values(result).some(isProblem)) return;
        onDone();
        void readAgain(queryClient);
      },
    });
  return { run, isPending: act.isPending, problem: act.problem };
}
