'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { RunQuery, RunState } from '@/gql/graphql';
import { queryKeyOf } from '@/lib/query-key';
import { readAgain } from '@/lib/read-again';
import { useGraphql } from '@/lib/use-graphql';
import { useLive } from '@/lib/use-live';
import { runProgressSubscription } from './run-progress-subscription';
import { runQuery } from './run-query';

export type Run = NonNullable<RunQuery['run']>;

export const isAtWork = (state: RunState | undefined): boolean => state === 'QUEUED' || state === 'RUNNING';

const logEveryMs = 3_000;

/** A run as it goes: its progress comes by subscription, its log is read again now and then, all of it at the end. */
export function useRun(id: string) {
  const queryClient = useQueryClient();
  const queryKey = queryKeyOf(runQuery, { id });
  const readWhole = (): void => void readAgain(queryClient, queryKey);
  const state = queryClient.getQueryData<RunQuery>(queryKey)?.run?.state;
  const query = useGraphql(runQuery, { id }, { refetchIntervalMs: isAtWork(state) ? logEveryMs : false });
  const connection = useLive(
    runProgressSubscription,
    { runId: id },
    {
      enabled: isAtWork(query.data?.run?.state),
      onOpen: readWhole,
      onData: ({ runProgress }) => {
        queryClient.setQueryData<RunQuery>(queryKey, (old) =>
          old?.run ? { run: { ...old.run, ...runProgress } } : old,
        );
        if (!isAtWork(runProgress.state)) readWhole();
      },
    },
  );
  return { ...query, isLive: connection === 'live' };
}
