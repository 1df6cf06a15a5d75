'use client';

import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { queryToCopy } from './query-to-copy';
import type { TextToTry } from './read-text-file';
import styles from './try.module.css';

const longestShown = 1_500;

function Copied({ label, value }: { label: string; value: string }) {
  return (
    <CopyButton value={value}>
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
    </CopyButton>
  );
}

/** The same question as a GraphQL query, for a program to ask. */
export function QueryBox({ text, source }: { text: TextToTry; source: string | null }) {
  const { query, variables } = queryToCopy(text, source);
  return (
    <details className={styles.queryBox}>
      <summary>View as GraphQL query</summary>
      <div className={styles.queryActions}>
        <Copied label="Copy query" value={query} />
        <Copied label="Copy variables" value={variables} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it. */}
      <pre tabIndex={0}>{query}</pre>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it. */}
      <pre tabIndex={0}>{variables.length > longestShown ? `${variables.slice(0, longestShown)}…` : variables}</pre>
    </details>
  );
}
