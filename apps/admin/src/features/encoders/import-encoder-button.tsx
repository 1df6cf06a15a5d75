'use client';

import { Button, FileButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useUpload } from '../import/use-upload';
import { runsQuery } from '../runs/runs-query';
import { importEncoderMutation } from './import-encoder-mutation';

/** Uploads a zip of an encoder, starts its import under the file's name, and leads to the run. */
export function ImportEncoderButton() {
  const router = useRouter();
  const importing = useAct(importEncoderMutation, [runsQuery]);
  const uploading = useUpload((uploadId, file) =>
    importing.mutate(
      { input: { uploadId, name: file.name.replace(/\.zip$/i, '') } },
      {
        onSuccess: ({ importEncoder: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    ),
  );
  return (
    <>
      <ProblemNotice problem={uploading.problem ?? importing.problem} />
      <FileButton accept=".zip" onChange={(file) => file && void uploading.send(file)}>
        {(props) => (
          <Button loading={uploading.isSending || importing.isPending} {...props}>
            Import a zip
          </Button>
        )}
      </FileButton>
    </>
  );
}
