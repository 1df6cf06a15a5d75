'use client';

import type { TypedDocumentString } from '@/gql/graphql';
import type { AnyQuery } from '@/lib/query-key';
import { useAct } from '@/lib/use-act';
import { ConfirmButton } from './confirm-button';
import { ProblemNotice } from './problem-notice';

interface Props<Result> {
  id: string;
  name: string;
  /** What goes with it, and what stays. */
  consequence: string;
  mutation: TypedDocumentString<Result, { id: string }>;
  /** The query that lists it. */
  list: AnyQuery;
}

/** Deletes what a row of a table is about, once somebody agrees; says so where it is still in use. */
export function DeleteButton<Result extends object>({ id, name, consequence, mutation, list }: Props<Result>) {
  const deleting = useAct(mutation, [list]);
  return (
    <>
      <ProblemNotice problem={deleting.problem} />
      <ConfirmButton
        variant="default"
        size="compact-sm"
        aria-label={`Delete ${name}`}
        loading={deleting.isPending}
        question={`Delete ${name}?`}
        consequence={consequence}
        action="Delete"
        onConfirm={() => deleting.mutate({ id })}
      >
        Delete
      </ConfirmButton>
    </>
  );
}
