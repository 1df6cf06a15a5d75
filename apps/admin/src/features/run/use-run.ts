'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { LiveRunFragment, RunQuery, RunState } from '@/gql/graphql';
import { queryKeyOf } from '@/lib/query-key';
import { readAgain } from '@/lib/read-again';
import { useGraphql } from '@/lib/use-graphql';
import { useLive } from '@/lib/use-live';
import { runProgressSubscription } from './run-progress-subscription';
import { runQuery } from './run-query';
import { withLive } from './with-live';

export type Run = NonNullable<RunQuery['run']>;

export const isAtWork = (state: RunState | undefined): boolean => state === 'QUEUED' || state === 'RUNNING';

const logEveryMs = 3_000;

/** A run as it goes: its progress and counts come by subscription, its log is read again now and then, all of it at the end. */
export function useRun(id: string) {
  const queryClient = useQueryClient();
  const queryKey = queryKeyOf(runQuery, { id });
  const readWhole = (): void => void readAgain(queryClient, queryKey);
  const state = queryClient.getQueryData<RunQuery>(queryKey)?.run?.state;
  const query = useGraphql(runQuery, { id }, { refetchIntervalMs: isAtWork(state) ? logEveryMs : false });
  const show = (live: LiveRunFragment): void => {
    queryClient.setQueryData<RunQuery>(queryKey, (old) => (old?.run ? { run: withLive(old.run, live) } : old));
  };
  const finish = async (live: LiveRunFragment): Promise<void> => {
    // An answer that was asked for before the end would show the run at work again.
    await queryClient.cancelQueries({ queryKey });
    show(live);
    readWhole();
  };
  const connection = useLive(
    runProgressSubscription,
    { runId: id },
    {
      enabled: isAtWork(query.data?.run?.state),
      onOpen: readWhole,
      onData: ({ runProgress }) => (isAtWork(runProgress.state) ? show(runProgress) : void finish(runProgress)),
    },
  );
  return { ...query, isLive: connection === 'live' };
}
