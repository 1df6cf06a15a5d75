'use client';

import { Button, Stack } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import Link from 'next/link';
import { ConfirmButton } from '@/components/confirm-button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Notice } from '@/components/notice';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { PanelColumns } from '@/components/panel-columns';
import { ProblemNotice } from '@/components/problem-notice';
import { RunStateBadge } from '@/components/run-state-badge';
import { formatConstant, formatDateTime } from '@/lib/format';
import { isMalformedId } from '@/lib/request';
import { useAct } from '@/lib/use-act';
import { runsQuery } from '../runs/runs-query';
import { useViewer } from '../shell/viewer-context';
import { cancelRunMutation } from './cancel-run-mutation';
import { groupMetrics } from './group-metrics';
import { ImportReport } from './import-report';
import { MetricChart } from './metric-chart';
import { PrevalenceDrops } from './prevalence-drops';
import { RecipeComparison } from './recipe-comparison';
import { RetryButton } from './retry-button';
import { RunLog } from './run-log';
import { RunOutcome, RunProgress } from './run-progress';
import { runQuery } from './run-query';
import { TableScores } from './table-scores';
import { UndoImportButton } from './undo-import-button';
import { isAtWork, type Run, useRun } from './use-run';

function CancelButton({ run }: { run: Run }) {
  const cancelling = useAct(cancelRunMutation, [runQuery, runsQuery]);
  if (!useViewer().can('OPERATOR') || !isAtWork(run.state)) return null;
  return (
    <>
      <ProblemNotice problem={cancelling.problem} />
      <ConfirmButton
        variant="default"
        leftSection={<IconPlayerStop size={15} />}
        loading={cancelling.isPending}
        disabled={run.isCancelRequested}
        question="Cancel this run?"
        consequence={
          run.kind === 'HARVEST'
            ? 'It stops; what it has imported stays. You can retry it later.'
            : 'It stops and can’t be resumed.'
        }
        action="Cancel run"
        onConfirm={() => cancelling.mutate({ input: { runId: run.id } })}
      >
        {run.isCancelRequested ? 'Cancelling…' : 'Cancel run'}
      </ConfirmButton>
    </>
  );
}

/** A learner that asks for no backend runs as plain JavaScript. */
const backendNames = (backend: string): string =>
  backend === 'javascript' ? 'computed in JavaScript' : `TensorFlow.js back end “${backend}”`;

const about = (run: Run): string =>
  [
    formatConstant(run.kind),
    `started ${formatDateTime(run.startedAt ?? run.createdAt)} by ${run.startedBy ?? 'Classmark'}`,
    run.attempt > 1 && `attempt ${run.attempt}`,
    run.backend && backendNames(run.backend),
  ]
    .filter(Boolean)
    .join(' · ');

function Result({ run }: { run: Run }) {
  if (!run.version) return null;
  const { id, number, model } = run.version;
  return (
    <Panel
      title="Result"
      detail="See its metrics, compare it with the deployed version, and deploy it subject by subject."
    >
      <Button component={Link} href={`/models/versions/${encodeURIComponent(id)}`}>
        {model.name}, version {number}
      </Button>
    </Panel>
  );
}

/** One run: live while it works, its report afterwards. */
export function RunPage({ id }: { id: string }) {
  const { data, error, isLive, refetch } = useRun(id);
  if (isMalformedId(error)) return <EmptyState title="Run not found" />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { run } = data;
  if (!run) return <EmptyState title="Run not found" />;
  return (
    <>
      <PageHeader
        trail={<Link href="/runs">Runs</Link>}
        title={run.title}
        detail={about(run)}
        actions={
          <>
            <RunStateBadge state={run.state} />
            <CancelButton run={run} />
            <RetryButton run={run} />
            <UndoImportButton run={run} />
          </>
        }
      />
      <Stack gap="md">
        <ProblemNotice problem={run.problem} />
        {run.undoneAt && <Notice tone="info">This import was undone on {formatDateTime(run.undoneAt)}.</Notice>}
        <RunProgress run={run} isLive={isLive} />
        <RunOutcome run={run} />
        <Result run={run} />
        {run.tableScores && <TableScores runId={run.id} scores={run.tableScores} />}
        {run.recipeComparison && <RecipeComparison comparison={run.recipeComparison} />}
        <PrevalenceDrops drops={run.prevalenceDrops} />
        {run.importReport && (
          <ImportReport report={run.importReport} noun={run.kind === 'HARVEST' ? 'record' : 'row'} />
        )}
        <PanelColumns>
          {groupMetrics(run.metrics).map((group) => (
            <MetricChart key={group.name} {...group} />
          ))}
        </PanelColumns>
        <RunLog lines={run.log} />
      </Stack>
    </>
  );
}
