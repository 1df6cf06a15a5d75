'use client';

import { ConfirmButton } from '@/components/confirm-button';
import { ProblemNotice } from '@/components/problem-notice';
import { useAct } from '@/lib/use-act';
import { deleteEncoderMutation } from './delete-encoder-mutation';
import { encodersQuery } from './encoders-query';

/** Deletes an encoder, unless a model is trained with it. */
export function DeleteEncoderButton({ id, name }: { id: string; name: string }) {
  const deleting = useAct(deleteEncoderMutation, [encodersQuery]);
  return (
    <>
      <ProblemNotice problem={deleting.problem} />
      <ConfirmButton
        variant="default"
        size="compact-sm"
        aria-label={`Delete ${name}`}
        loading={deleting.isPending}
        question={`Delete ${name}?`}
        consequence="The encoder is deleted for good, with the vectors of all texts that it has encoded."
        action="Delete"
        onConfirm={() => deleting.mutate({ id })}
      >
        Delete
      </ConfirmButton>
    </>
  );
}
