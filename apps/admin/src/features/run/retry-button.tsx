'use client';

import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { ProblemNotice } from '@/components/problem-notice';
import { useAct } from '@/lib/use-act';
import { runsQuery } from '../runs/runs-query';
import { useViewer } from '../shell/viewer-context';
import { retryHarvestMutation } from './retry-harvest-mutation';
import { runQuery } from './run-query';
import type { Run } from './use-run';

/** Resumes a failed or cancelled harvest. */
export function RetryButton({ run }: { run: Run }) {
  const retrying = useAct(retryHarvestMutation, [runQuery, runsQuery]);
  const canRetry = run.kind === 'HARVEST' && (run.state === 'FAILED' || run.state === 'CANCELLED');
  if (!useViewer().can('OPERATOR') || !canRetry) return null;
  return (
    <>
      <ProblemNotice problem={retrying.problem} />
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={15} />}
        loading={retrying.isPending}
        onClick={() => retrying.mutate({ input: { runId: run.id } })}
      >
        Retry
      </Button>
    </>
  );
}
