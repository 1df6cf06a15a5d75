'use client';

import { Button } from '@mantine/core';
import { IconMicroscope } from '@tabler/icons-react';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { RunStateBadge } from '@/components/run-state-badge';
import type { ExperimentsQuery } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { isAtWork } from '../run/use-run';
import { useViewer } from '../shell/viewer-context';
import { experimentsQuery } from './experiments-query';
import { ReviewStateBadge } from './review-state-badge';
import { targetTitle } from './targets';

const columns = [
  'Name',
  'State',
  'Review',
  'Target',
  { label: 'Variants', numeric: true },
  { label: 'Seeds', numeric: true },
  { label: 'Steps', numeric: true },
  'Started',
];

const refreshMs = 3_000;

function ExperimentRow({ experiment }: { experiment: ExperimentsQuery['experiments'][number] }) {
  const { id, name, target, variantNames, seeds, steps, run, isReviewed, createdAt } = experiment;
  return (
    <tr>
      <td>
        <Link href={`/lab/${encodeURIComponent(id)}`}>{name}</Link>
      </td>
      <td>
        <RunStateBadge state={run.state} />
      </td>
      <td>
        <ReviewStateBadge isReviewed={isReviewed} state={run.state} />
      </td>
      <td>{targetTitle(target)}</td>
      <td data-numeric>{variantNames.length}</td>
      <td data-numeric>{seeds}</td>
      <td data-numeric>{formatCount(steps)}</td>
      <td>
        <Ago at={createdAt} />
      </td>
    </tr>
  );
}

function ExperimentList() {
  const { data, error, refetch } = useGraphql(experimentsQuery, {}, { refetchIntervalMs: refreshMs });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { experiments } = data;
  if (experiments.length === 0) {
    return (
      <EmptyState title="No experiments yet" icon={<IconMicroscope size={26} stroke={1.5} />}>
        <p>An experiment trains variants of a GAN from the same seeds and tests which ends closer to its target.</p>
      </EmptyState>
    );
  }
  const working = experiments.filter(({ run }) => isAtWork(run.state)).length;
  return (
    <Panel title="Experiments" detail={working > 0 ? `${working} in progress` : 'Those to review come first.'} flush>
      <DataTable caption="Experiments" columns={columns}>
        {experiments.map((experiment) => (
          <ExperimentRow key={experiment.id} experiment={experiment} />
        ))}
      </DataTable>
    </Panel>
  );
}

/** Experiments with GANs, those that wait for a review first. */
export function LabPage() {
  const { canOpen } = useViewer();
  return (
    <>
      <PageHeader
        title="Lab"
        detail="Do GAN training techniques help? Small GANs, trained from many seeds and compared."
        actions={
          canOpen('/lab/start') && (
            <Button component={Link} href="/lab/start">
              New experiment
            </Button>
          )
        }
      />
      <ExperimentList />
    </>
  );
}
