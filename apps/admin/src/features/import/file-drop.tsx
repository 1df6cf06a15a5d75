'use client';

import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import styles from './import.module.css';
import { canJoin, joinFiles } from './join-files';
import { useUpload } from './use-upload';

interface Props {
  onUploaded: (uploadId: string, fileName: string) => void;
}

const mixedFiles = { message: 'Several files at once must be JATS XML. Import others one by one.' };

/** Where a file is dropped or chosen. */
export function FileDrop({ onUploaded }: Props) {
  const uploading = useUpload((uploadId, { name }) => onUploaded(uploadId, name));
  const [isMixed, setMixed] = useState(false);
  const send = (files: readonly File[]): void => {
    const isJoinable = canJoin(files);
    setMixed(!isJoinable);
    const file = isJoinable ? joinFiles(files) : null;
    if (file !== null) void uploading.send(file);
  };
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent, over: boolean): void => {
    event.preventDefault();
    setOver(over);
  };
  const drop = (event: DragEvent): void => {
    hold(event, false);
    send([...event.dataTransfer.files]);
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
      <FileButton multiple accept=".jsonl,.ndjson,.json,.csv,.tsv,.tab,.txt,.gz,.xml,.nxml" onChange={send}>
        {(props) => (
          <Button size="sm" loading={uploading.isSending} {...props}>
            Choose files
          </Button>
        )}
      </FileButton>
      <ProblemNotice problem={isMixed ? mixedFiles : uploading.problem} />
      <pre>{'{"id": "1", "title": "…", "text": "…", "subjects": ["/Earth sciences/Geology"]}'}</pre>
    </section>
  );
}
