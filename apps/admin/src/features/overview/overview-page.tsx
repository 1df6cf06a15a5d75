'use client';

import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ErrorState } from '@/components/error-state';
import { Notice } from '@/components/notice';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { describePromises } from '@/lib/describe-promise';
import { queryKeyOf } from '@/lib/query-key';
import { readAgain } from '@/lib/read-again';
import { useGraphql } from '@/lib/use-graphql';
import { useLive } from '@/lib/use-live';
import { RemoveSampleButton } from '../sample/remove-sample-button';
import { anyRunProgressSubscription } from './any-run-progress-subscription';
import { Figures } from './figures';
import { LastRuns } from './last-runs';
import { NextStep } from './next-step';
import styles from './overview.module.css';
import { overviewQuery } from './overview-query';
import { SubjectsTable } from './subjects-table';

const useOverview = () => {
  const queryClient = useQueryClient();
  useLive(anyRunProgressSubscription, {}, { onData: () => void readAgain(queryClient, queryKeyOf(overviewQuery)) });
  return useGraphql(overviewQuery, {}, { refetchIntervalMs: 30_000 });
};

const backendWords = (backend: string | null | undefined): string =>
  backend ? `Workers use the TensorFlow.js back end “${backend}”.` : 'No worker has connected yet.';

/** The state of the installation, and what to do next. */
export function OverviewPage() {
  const { data, error, refetch } = useOverview();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { overview } = data;
  const promised = describePromises(overview.subjects);
  return (
    <>
      <PageHeader title="Overview" actions={<RemoveSampleButton />} />
      <Stack gap="md">
        {overview.alerts.map((alert) => (
          <Notice key={alert} tone="warning">
            {alert}
          </Notice>
        ))}
        <NextStep overview={overview} />
        <Figures overview={overview} />
        {overview.isEstimated && (
          <Text size="sm" c="dimmed">
            Some of these counts are estimates.
          </Text>
        )}
        <div className={styles.columns}>
          <Panel
            title="Subjects"
            detail={`${promised === null ? '' : `Promised: ${promised}. `}Precision of published suggestions: the target, by blind spot checks (with a 95% interval), and of all reviewed ones.`}
            flush
          >
            <SubjectsTable subjects={overview.subjects} />
          </Panel>
          <Panel title="Recent runs" detail={backendWords(overview.backend)}>
            <LastRuns runs={overview.runs} />
          </Panel>
        </div>
      </Stack>
    </>
  );
}
