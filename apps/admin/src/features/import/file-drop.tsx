'use client';

import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import styles from './import.module.css';
import { upload } from './upload';

interface Props {
  onUploaded: (uploadId: string, fileName: string) => void;
}

const useUpload = (onUploaded: Props['onUploaded']) => {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<{ message: string } | null>(null);
  const send = async (file: File): Promise<void> => {
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
    const file = event.dataTransfer.files[0];
    if (file) void send(file);
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
      <p>Drop a file here, or</p>
      <FileButton accept=".jsonl,.ndjson,.json,.csv,.tsv,.tab,.txt,.gz" onChange={(file) => file && void send(file)}>
        {(props) => (
          <Button size="sm" loading={isSending} {...props}>
            Choose a file
          </Button>
        )}
      </FileButton>
      <ProblemNotice problem={problem} />
      <pre>{'{"id": "1", "title": "…", "text": "…", "subjects": ["/Earth sciences/Geology"]}'}</pre>
    </section>
  );
}
