'use client';

import { ConfirmButton } from '@/components/confirm-button';
import { ProblemNotice } from '@/components/problem-notice';
import { useAct } from '@/lib/use-act';
import { deleteWordVectorsMutation } from './delete-word-vectors-mutation';
import { wordVectorsQuery } from './word-vectors-query';

/** Deletes word vectors, unless a model is trained with them. */
export function DeleteWordVectorsButton({ id, name }: { id: string; name: string }) {
  const deleting = useAct(deleteWordVectorsMutation, [wordVectorsQuery]);
  return (
    <>
      <ProblemNotice problem={deleting.problem} />
      <ConfirmButton
        variant="default"
        size="compact-sm"
        aria-label={`Delete ${name}`}
        loading={deleting.isPending}
        question={`Delete ${name}?`}
        consequence="The word vectors are deleted for good. Versions that were trained with them stay as they are."
        action="Delete"
        onConfirm={() => deleting.mutate({ id })}
      >
        Delete
      </ConfirmButton>
    </>
  );
}
