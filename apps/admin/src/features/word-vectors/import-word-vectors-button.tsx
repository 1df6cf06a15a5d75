'use client';

import { Button, FileButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useUpload } from '../import/use-upload';
import { runsQuery } from '../runs/runs-query';
import { importWordVectorsMutation } from './import-word-vectors-mutation';

/** Uploads a file of word vectors, starts its import under the file's name, and leads to the run. */
export function ImportWordVectorsButton() {
  const router = useRouter();
  const importing = useAct(importWordVectorsMutation, [runsQuery]);
  const uploading = useUpload((uploadId, file) =>
    importing.mutate(
      { input: { uploadId, name: file.name.replace(/\.gz$/i, '') } },
      {
        onSuccess: ({ importWordVectors: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    ),
  );
  return (
    <>
      <ProblemNotice problem={uploading.problem ?? importing.problem} />
      <FileButton onChange={(file) => file && void uploading.send(file)}>
        {(props) => (
          <Button variant="default" loading={uploading.isSending || importing.isPending} {...props}>
            Import a file
          </Button>
        )}
      </FileButton>
    </>
  );
}
