'use client';

import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileText, IconSparkles } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { queryKeyOf } from '@/lib/query-key';
import { request } from '@/lib/request';
import { exampleDocumentQuery } from './example-document-query';
import { readTextFile, type TextToTry } from './read-text-file';

interface Props {
  onText: (text: TextToTry) => void;
  onClear: () => void;
  isEmpty: boolean;
}

export const openFile = async (file: File): Promise<TextToTry> => readTextFile(file.name, await file.text());

/** Ways to a text: an example, a file, and back to none. */
export function TryActions({ onText, onClear, isEmpty }: Props) {
  const queryClient = useQueryClient();
  const turn = useRef(0);
  const showExample = async (): Promise<void> => {
    try {
      const { documents } = await queryClient.fetchQuery({
        queryKey: queryKeyOf(exampleDocumentQuery),
        queryFn: () => request(exampleDocumentQuery, {}),
        staleTime: 60_000,
      });
      const node = documents.edges[turn.current++ % Math.max(documents.edges.length, 1)]?.node;
      if (node) onText({ title: node.title, text: node.text });
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <>
      <Button variant="default" leftSection={<IconSparkles size={15} />} onClick={() => void showExample()}>
        {isEmpty ? 'Show an example' : 'Another example'}
      </Button>
      <FileButton
        accept=".txt,.md,.json,.jsonl,text/plain,application/json"
        onChange={(file) => file && void openFile(file).then(onText)}
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
