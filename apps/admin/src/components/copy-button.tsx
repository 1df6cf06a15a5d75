'use client';

import { Button, CopyButton as Copying } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Copies a text, and says so. */
export function CopyButton({ label, value }: { label: string; value: string }) {
  return (
    <Copying value={value}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="compact-xs"
          onClick={copy}
          leftSection={copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
        >
          {copied ? 'Copied' : label}
        </Button>
      )}
    </Copying>
  );
}
