'use client';

import { Button, FileButton } from '@mantine/core';
import { IconFileText, IconSparkles } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { queryKeyOf } from '@/lib/query-key';
import { request } from '@/lib/request';
import { exampleDocumentQuery } from './example-document-query';
import { openTextFile } from './open-text-file';
import { serviceReader } from './read-first-record';
import type { TextToTry } from './text-to-try';

interface Props {
  onComing: (coming: Promise<TextToTry | null>) => void;
  onClear: () => void;
  isEmpty: boolean;
}

/** Ways to a text: an example, a file, and back to none. */
export function TryActions({ onComing, onClear, isEmpty }: Props) {
  const queryClient = useQueryClient();
  const turn = useRef(0);
  const findExample = async (): Promise<TextToTry | null> => {
    const { documents } = await queryClient.fetchQuery({
      queryKey: queryKeyOf(exampleDocumentQuery),
      queryFn: () => request(exampleDocumentQuery, {}),
      staleTime: 60_000,
    });
    const node = documents.edges[turn.current++ % Math.max(documents.edges.length, 1)]?.node;
    return node ? { title: node.title, text: node.text } : null;
  };
  return (
    <>
      <Button variant="default" leftSection={<IconSparkles size={15} />} onClick={() => onComing(findExample())}>
        {isEmpty ? 'Show an example' : 'Another example'}
      </Button>
      <FileButton
        accept=".txt,.md,.json,.jsonl,.csv,.tsv,.gz,text/plain,application/json,text/csv"
        onChange={(file) => file && onComing(openTextFile(file, serviceReader))}
      >
        {(props) => (
          <Button variant="default" leftSection={<IconFileText size={15} />} {...props}>
            Open a file
          </Button>
        )}
      </FileButton>
      <Button variant="default" onClick={onClear} disabled={isEmpty}>
        Clear
      </Button>
    </>
  );
}
