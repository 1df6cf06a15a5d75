import { Text } from '@mantine/core';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { RunStateBadge } from '@/components/run-state-badge';
import type { ListedRunFragment as Run } from '@/gql/graphql';
import { formatConstant, formatPercent } from '@/lib/format';
import styles from './overview.module.css';

const percent = ({ progress }: Run): string =>
  typeof progress?.fraction === 'number' ? `, ${formatPercent(progress.fraction)}` : '';

export function LastRuns({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No runs yet.
      </Text>
    );
  return (
    <ul className={styles.runs}>
      {runs.map((run) => (
        <li key={run.id}>
          <Link href={`/runs/${encodeURIComponent(run.id)}`}>{run.title}</Link>
          <RunStateBadge state={run.state} />
          <small>
            {formatConstant(run.kind)}
            {run.state === 'RUNNING' && percent(run)} · <Ago at={run.finishedAt ?? run.startedAt ?? run.createdAt} />
          </small>
        </li>
      ))}
    </ul>
  );
}
