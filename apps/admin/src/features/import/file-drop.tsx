'use client';

import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import styles from './import.module.css';
import { canJoin, joinFiles } from './join-files';
import { upload } from './upload';

interface Props {
  onUploaded: (uploadId: string, fileName: string) => void;
}

const useUpload = (onUploaded: Props['onUploaded']) => {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<{ message: string } | null>(null);
  const send = async (files: readonly File[]): Promise<void> => {
    if (!canJoin(files)) {
      setProblem({ message: 'Several files at once must be JATS XML. Import others one by one.' });
      return;
    }
    const file = joinFiles(files);
    if (file === null) return;
    setSending(true);
    const answer = await upload(file);
    setSending(false);
    if (answer.ok) onUploaded(answer.uploadId, file.name);
    else setProblem(answer);
  };
  return { isSending, problem, send };
};

/** Where a file is dropped or chosen. */
export function FileDrop({ onUploaded }: Props) {
  const { isSending, problem, send } = useUpload(onUploaded);
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent, over: boolean): void => {
    event.preventDefault();
    setOver(over);
  };
  const drop = (event: DragEvent): void => {
    hold(event, false);
    void send([...event.dataTransfer.files]);
  };
  return (
    <section
      className={styles.drop}
      aria-label="File"
      data-over={isOver || undefined}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) => hold(event, false)}
      onDrop={drop}
    >
      <IconFileUpload size={34} stroke={1.3} aria-hidden="true" />
      <p>Drop a file here, or several of JATS XML, or</p>
      <FileButton
        multiple
        accept=".jsonl,.ndjson,.json,.csv,.tsv,.tab,.txt,.gz,.xml,.nxml"
        onChange={(files) => void send(files)}
      >
        {(props) => (
          <Button size="sm" loading={isSending} {...props}>
            Choose files
          </Button>
        )}
      </FileButton>
      <ProblemNotice problem={problem} />
      <pre>{'{"id": "1", "title": "…", "text": "…", "subjects": ["/Earth sciences/Geology"]}'}</pre>
    </section>
  );
}
