'use client';

import { Button, Group, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { useCursorTrail } from '@/components/use-cursor-trail';
import type { RunState } from '@/gql/graphql';
import { formatConstant } from '@/lib/format';
import { queryKeyOf } from '@/lib/query-key';
import { readAgain } from '@/lib/read-again';
import { useGraphql } from '@/lib/use-graphql';
import { useLive } from '@/lib/use-live';
import { runKinds } from '../run/run-kinds';
import { useViewer } from '../shell/viewer-context';
import { runsChangedSubscription } from './runs-changed-subscription';
import { runsQuery } from './runs-query';
import { RunsTable } from './runs-table';

const states = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const satisfies readonly RunState[];
const parsers = { kind: parseAsStringLiteral(runKinds), state: parseAsStringLiteral(states) };
const choices = (values: readonly string[]) => values.map((value) => ({ value, label: formatConstant(value) }));

const useRuns = () => {
  const [filter, setFilter] = useQueryStates(parsers);
  const trail = useCursorTrail();
  const queryClient = useQueryClient();
  const variables = { ...filter, after: trail.after };
  const query = useGraphql(runsQuery, variables, { keepPrevious: true });
  useLive(runsChangedSubscription, {}, { onData: () => void readAgain(queryClient, queryKeyOf(runsQuery)) });
  const change = (changes: Partial<typeof filter>): void => {
    trail.reset();
    void setFilter(changes);
  };
  return { ...query, filter, change, trail };
};

function RunFilters({ runs }: { runs: ReturnType<typeof useRuns> }) {
  return (
    <Group gap="xs" mb="md">
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        data={choices(runKinds)}
        value={runs.filter.kind}
        onChange={(value) => runs.change({ kind: runKinds.find((kind) => kind === value) ?? null })}
        clearable
        w={160}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        data={choices(states)}
        value={runs.filter.state}
        onChange={(value) => runs.change({ state: states.find((state) => state === value) ?? null })}
        clearable
        w={160}
      />
    </Group>
  );
}

function RunList({ runs }: { runs: ReturnType<typeof useRuns> }) {
  const { data, error, refetch, trail } = runs;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { edges, pageInfo, totalCount } = data.runs;
  if (edges.length === 0) return <EmptyState title="No runs" />;
  return (
    <>
      <Panel title="Runs" flush>
        <RunsTable runs={edges.map(({ node }) => node)} />
      </Panel>
      <Pager trail={trail} pageInfo={pageInfo} totalCount={totalCount} />
    </>
  );
}

/** All that works in the background: imports, harvests, trainings, scorings. */
export function RunsPage() {
  const runs = useRuns();
  const { canOpen } = useViewer();
  return (
    <>
      <PageHeader
        title="Runs"
        actions={
          <>
            {canOpen('/documents/import') && (
              <Button component={Link} href="/documents/import" variant="default">
                Import
              </Button>
            )}
            {canOpen('/models/train') && (
              <Button component={Link} href="/models/train">
                Train
              </Button>
            )}
          </>
        }
      />
      <RunFilters runs={runs} />
      <RunList runs={runs} />
    </>
  );
}
