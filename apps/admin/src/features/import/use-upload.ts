'use client';

import { useState } from 'react';
import { upload } from './upload';

/** Sends a file and hands on the id of its upload; says while it is on its way, and what went wrong with the last one. */
export function useUpload(onUploaded: (uploadId: string, file: File) => void) {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<{ message: string } | null>(null);
  const send = async (file: File): Promise<void> => {
    setSending(true);
    setProblem(null);
    const answer = await upload(file);
    setSending(false);
    if (answer.ok) onUploaded(answer.uploadId, file);
    else setProblem(answer);
  };
  return { isSending, problem, send };
}
