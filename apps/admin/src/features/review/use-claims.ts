'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isProblem } from '@/lib/problem';
import { queryKeyOf } from '@/lib/query-key';
import { request } from '@/lib/request';
import { claimReviewItemsMutation } from './claim-review-items-mutation';
import { type DeskEvent, type DeskState, openItems } from './desk-state';
import { releaseLeases } from './release-leases';
import { reviewSubjectsQuery } from './review-subjects-query';

const batch = 6;
const refillBelow = 3;
const leaseSeconds = 300;
/** The API takes no more. */
const longestSkip = 100;
const renewEveryMs = 120_000;

export type ClaimStatus = 'claiming' | 'idle' | 'exhausted';

interface Claims {
  status: ClaimStatus;
  problem: Error | { message: string } | null;
  /** Looks again whether the queue has something. */
  claim: () => void;
}

/** Keeps the desk supplied with leased documents, renews their leases, and gives them back on leaving. */
export function useClaims(state: DeskState, dispatch: Dispatch<DeskEvent>, subjectId: string | null): Claims {
  const [status, setStatus] = useState<ClaimStatus>('claiming');
  const [problem, setProblem] = useState<Claims['problem']>(null);
  const queryClient = useQueryClient();
  const isClaiming = useRef(false);
  const openIds = openItems(state).map(({ document }) => document.id);
  const doneIds = state.items.map(({ document }) => document.id).filter((id) => !openIds.includes(id));
  const latest = useRef({ openIds, doneIds, skipped: state.skipped });
  latest.current = { openIds, doneIds, skipped: state.skipped };

  const claim = useCallback(async (): Promise<void> => {
    if (isClaiming.current) return;
    isClaiming.current = true;
    setStatus('claiming');
    const { skipped, doneIds: release } = latest.current;
    const input = {
      count: batch,
      leaseSeconds,
      subjectId,
      release: release.slice(-longestSkip),
      skip: skipped.slice(-longestSkip),
    };
    try {
      const { claimReviewItems: result } = await request(claimReviewItemsMutation, { input });
      setProblem(isProblem(result) ? result : null);
      if (!isProblem(result)) dispatch({ type: 'claimed', items: result.items });
      const isFresh =
        !isProblem(result) && result.items.some(({ document }) => !latest.current.openIds.includes(document.id));
      setStatus(isFresh ? 'idle' : 'exhausted');
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
      setStatus('exhausted'); // A person asks again; asking by itself would go on for ever.
    } finally {
      isClaiming.current = false;
      void queryClient.invalidateQueries({ queryKey: queryKeyOf(reviewSubjectsQuery) });
    }
  }, [dispatch, queryClient, subjectId]);

  useRefill(openIds.length, status, () => void claim());
  useRelease(() => ({ release: latest.current.openIds, skip: latest.current.skipped.slice(-longestSkip) }));
  useEffect(() => {
    const timer = setInterval(() => latest.current.openIds.length > 0 && void claim(), renewEveryMs);
    return () => clearInterval(timer);
  }, [claim]);
  return { status, problem, claim: () => void claim() };
}

const useRefill = (openCount: number, status: ClaimStatus, claim: () => void): void => {
  const refill = useEffectEvent(claim);
  useEffect(() => refill(), []);
  useEffect(() => {
    if (openCount < refillBelow && status === 'idle') refill();
  }, [openCount, status]);
};

const useRelease = (left: () => Parameters<typeof releaseLeases>[0]): void => {
  const release = useEffectEvent(() => releaseLeases(left()));
  useEffect(() => {
    const leave = (): void => release();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      release();
    };
  }, []);
};
