'use client';

import { Button, FileButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ProblemNotice } from '@/components/problem-notice';
import type { TypedDocumentString } from '@/gql/graphql';
import type { AnyQuery } from '@/lib/query-key';
import { useAct } from '@/lib/use-act';
import { useUpload } from './use-upload';

interface Props<Result> {
  label: string;
  /** Beside another button that matters more. */
  isLesser?: boolean;
  /** How files that can be chosen end; any, where it is left out. */
  accept?: string;
  /** What of a file's name is left out of the name of what it brings. */
  ending: RegExp;
  mutation: TypedDocumentString<Result, { input: { uploadId: string; name: string } }>;
  /** The query that lists what comes of it. */
  list: AnyQuery;
  /** The page to go to; null to stay. */
  pageOf: (result: Result) => string | null;
}

/** Uploads a file, imports it under its name, and leads to what comes of it. */
export function ImportButton<Result extends object>({ label, accept, ending, pageOf, ...props }: Props<Result>) {
  const router = useRouter();
  const importing = useAct(props.mutation, [props.list]);
  const uploading = useUpload((uploadId, file) =>
    importing.mutate(
      { input: { uploadId, name: file.name.replace(ending, '') } },
      {
        onSuccess: (result) => {
          const page = pageOf(result);
          if (page !== null) router.push(page);
        },
      },
    ),
  );
  return (
    <>
      <ProblemNotice problem={uploading.problem ?? importing.problem} />
      <FileButton {...(accept && { accept })} onChange={(file) => file && void uploading.send(file)}>
        {({ onClick }) => (
          <Button
            variant={props.isLesser ? 'default' : 'filled'}
            loading={uploading.isSending || importing.isPending}
            onClick={onClick}
          >
            {label}
          </Button>
        )}
      </FileButton>
    </>
  );
}
