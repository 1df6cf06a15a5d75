import { CopyButton } from '@/components/copy-button';
import { queryToCopy } from './query-to-copy';
import type { TextToTry } from './text-to-try';
import styles from './try.module.css';

const longestShown = 1_500;

/** The same question as a GraphQL query, for a program to ask. */
export function QueryBox({ text, source }: { text: TextToTry; source: string | null }) {
  const { query, variables } = queryToCopy(text, source);
  return (
    <details className={styles.queryBox}>
      <summary>View as GraphQL query</summary>
      <div className={styles.queryActions}>
        <CopyButton label="Copy query" value={query} />
        <CopyButton label="Copy variables" value={variables} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it. */}
      <pre tabIndex={0}>{query}</pre>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it. */}
      <pre tabIndex={0}>{variables.length > longestShown ? `${variables.slice(0, longestShown)}…` : variables}</pre>
    </details>
  );
}
