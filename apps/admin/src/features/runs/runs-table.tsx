import { Progress } from '@mantine/core';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { RunStateBadge } from '@/components/run-state-badge';
import type { ListedRunFragment as Run } from '@/gql/graphql';
import { formatConstant, formatSeconds } from '@/lib/format';

const took = ({ startedAt, finishedAt }: Run): string =>
  startedAt && finishedAt ? formatSeconds((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000) : '–';

function Standing({ run }: { run: Run }) {
  const fraction = run.progress?.fraction;
  if (run.state !== 'RUNNING' || typeof fraction !== 'number') return <RunStateBadge state={run.state} />;
  return <Progress value={fraction * 100} w={110} aria-label={`${Math.round(fraction * 100)} % done`} />;
}

const columns = ['Run', 'Kind', 'State', { label: 'Took', numeric: true }, 'Begun', 'By'];

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
            <Standing run={run} />
          </td>
          <td data-numeric>{took(run)}</td>
          <td>
            <Ago at={run.startedAt ?? run.createdAt} />
          </td>
          <td>{run.startedBy ?? 'the service'}</td>
        </tr>
      ))}
    </DataTable>
  );
}
