'use client';

import { Button, FileButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { upload } from '../import/upload';
import { importModelMutation } from './import-model-mutation';
import { importedModelsQuery } from './imported-models-query';

/** Uploads a MOJO zip, imports it under the file's name, and leads to its page. */
export function ImportModelButton() {
  const router = useRouter();
  const importing = useAct(importModelMutation, [importedModelsQuery]);
  const [isSending, setSending] = useState(false);
  const [unsent, setUnsent] = useState<{ message: string } | null>(null);
  const send = async (file: File): Promise<void> => {
    setSending(true);
    setUnsent(null);
    const answer = await upload(file);
    setSending(false);
    if (!answer.ok) {
      setUnsent(answer);
      return;
    }
    importing.mutate(
      { input: { uploadId: answer.uploadId, name: file.name.replace(/\.zip$/i, '') } },
      {
        onSuccess: ({ importModel }) => {
          if (!isProblem(importModel)) router.push(`/models/imported/${encodeURIComponent(importModel.model.id)}`);
        },
      },
    );
  };
  return (
    <>
      <ProblemNotice problem={unsent ?? importing.problem} />
      <FileButton accept=".zip" onChange={(file) => file && void send(file)}>
        {(props) => (
          <Button loading={isSending || importing.isPending} {...props}>
            Import a MOJO
          </Button>
        )}
      </FileButton>
    </>
  );
}
