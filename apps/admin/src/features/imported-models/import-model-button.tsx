'use client';

import { Button, FileButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useUpload } from '../import/use-upload';
import { importModelMutation } from './import-model-mutation';
import { importedModelsQuery } from './imported-models-query';

/** Uploads a MOJO zip, imports it under the file's name, and leads to its page. */
export function ImportModelButton() {
  const router = useRouter();
  const importing = useAct(importModelMutation, [importedModelsQuery]);
  const uploading = useUpload((uploadId, file) =>
    importing.mutate(
      { input: { uploadId, name: file.name.replace(/\.zip$/i, '') } },
      {
        onSuccess: ({ importModel }) => {
          if (!isProblem(importModel)) router.push(`/models/imported/${encodeURIComponent(importModel.model.id)}`);
        },
      },
    ),
  );
  return (
    <>
      <ProblemNotice problem={uploading.problem ?? importing.problem} />
      <FileButton accept=".zip" onChange={(file) => file && void uploading.send(file)}>
        {(props) => (
          <Button loading={uploading.isSending || importing.isPending} {...props}>
            Import a MOJO
          </Button>
        )}
      </FileButton>
    </>
  );
}
