import { Progress } from '@mantine/core';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { RunStateBadge } from '@/components/run-state-badge';
import type { ListedRunFragment as Run } from '@/gql/graphql';
import { formatConstant, formatPercent, formatSeconds } from '@/lib/format';

const durationOf = ({ startedAt, finishedAt }: Run): string =>
  startedAt && finishedAt ? formatSeconds((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000) : '–';

function RunStatus({ run }: { run: Run }) {
  const fraction = run.progress?.fraction;
  if (run.state !== 'RUNNING' || typeof fraction !== 'number') return <RunStateBadge state={run.state} />;
  return <Progress value={fraction * 100} w={110} aria-label={`${formatPercent(fraction)} done`} />;
}

const columns = ['Run', 'Kind', 'State', { label: 'Duration', numeric: true }, 'Started', 'By'];

export function RunsTable({ runs }: { runs: readonly Run[] }) {
  return (
    <DataTable caption="Runs, newest first" columns={columns}>
      {runs.map((run) => (
        <tr key={run.id}>
          <td>
            <Link href={`/runs/${encodeURIComponent(run.id)}`}>{run.title}</Link>
          </td>
          <td>{formatConstant(run.kind)}</td>
          <td>
            <RunStatus run={run} />
          </td>
          <td data-numeric>{durationOf(run)}</td>
          <td>
            <Ago at={run.startedAt ?? run.createdAt} />
          </td>
          <td>{run.startedBy ?? 'Classmark'}</td>
        </tr>
      ))}
    </DataTable>
  );
}
