'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeskItemFragment as ReviewItem } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { queryKeyOf } from '@/lib/query-key';
import { readAgain } from '@/lib/read-again';
import { request } from '@/lib/request';
import { claimForDesk } from './claim-for-desk';
import { claimReviewItemsMutation } from './claim-review-items-mutation';
import { type DeskEvent, type DeskState, openItems } from './desk-state';
import { releaseLeases } from './release-leases';
import { reviewSubjectsQuery } from './review-subjects-query';
import type { Turns } from './turns';
import { forgetEvidence } from './use-evidence';

const batch = 6;
const asked = { count: batch, leaseSeconds: 300 };
const refillBelow = 3;
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

interface Options {
  subjectId: string | null;
  turns: Turns;
}

/** A full desk says nothing of what is left. */
const hasMore = (items: readonly ReviewItem[], openIds: readonly string[]): boolean =>
  items.length === batch || items.some(({ document }) => !openIds.includes(document.id));

/** Keeps the desk supplied with leased documents, renews their leases, and gives them back on leaving. */
export function useClaims(state: DeskState, dispatch: Dispatch<DeskEvent>, { subjectId, turns }: Options): Claims {
  const [status, setStatus] = useState<ClaimStatus>('claiming');
  const [problem, setProblem] = useState<Claims['problem']>(null);
  const queryClient = useQueryClient();
  const isLeft = useRef(false);
  const openIds = openItems(state).map(({ document }) => document.id);
  const doneIds = state.items.map(({ document }) => document.id).filter((id) => !openIds.includes(id));
  const lastTicket = Math.max(0, ...state.acts.map(({ ticket }) => ticket));
  const latest = useRef({ openIds, doneIds, skipped: state.skipped, lastTicket });
  latest.current = { openIds, doneIds, skipped: state.skipped, lastTicket };

  const claimOnce = useCallback(async (): Promise<void> => {
    setStatus('claiming');
    // What is decided from here on may be unknown to the answer.
    const { lastTicket: asOf } = latest.current;
    await turns.done();
    const { skipped, doneIds: release } = latest.current;
    const input = { ...asked, subjectId, release: release.slice(-longestSkip), skip: skipped.slice(-longestSkip) };
    try {
      const result = await claimForDesk(
        async () => (await request(claimReviewItemsMutation, { input })).claimReviewItems,
        { isLeft: () => isLeft.current, release: (release) => releaseLeases({ release, skip: [] }) },
      );
      if (result === null) return;
      setProblem(isProblem(result) ? result : null);
      if (!isProblem(result)) {
        forgetEvidence(queryClient, result.items, latest.current.openIds);
        dispatch({ type: 'claimed', items: result.items, asOf });
      }
      setStatus(!isProblem(result) && hasMore(result.items, latest.current.openIds) ? 'idle' : 'exhausted');
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
      setStatus('exhausted'); // A person asks again; asking by itself would go on for ever.
    } finally {
      void readAgain(queryClient, queryKeyOf(reviewSubjectsQuery));
    }
  }, [dispatch, queryClient, subjectId, turns]);

  const claim = useOneClaim(claimOnce, isLeft, turns);
  useRefill(openIds.length, status, claim);
  useRelease(() => ({ release: latest.current.openIds, skip: latest.current.skipped.slice(-longestSkip) }));
  useEffect(() => {
    const timer = setInterval(() => latest.current.openIds.length > 0 && claim(), renewEveryMs);
    return () => clearInterval(timer);
  }, [claim]);
  return { status, problem, claim };
}

const useRefill = (openCount: number, status: ClaimStatus, claim: () => void): void => {
  const refill = useEffectEvent(claim);
  useEffect(() => refill(), []);
  useEffect(() => {
    if (openCount < refillBelow && status === 'idle') refill();
  }, [openCount, status]);
};

/** One claim at a time. If the desk is left meanwhile, whoever claims next waits until it has given back what it leased. */
const useOneClaim = (claimOnce: () => Promise<void>, isLeft: RefObject<boolean>, turns: Turns): (() => void) => {
  const underWay = useRef<Promise<void> | null>(null);
  const leave = useEffectEvent(() => {
    const { current } = underWay;
    if (current !== null) turns.run(() => current);
  });
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      leave();
    };
  }, [isLeft]);
  return useCallback(() => {
    underWay.current ??= claimOnce().finally(() => {
      underWay.current = null;
    });
  }, [claimOnce]);
};

const useRelease = (left: () => Parameters<typeof releaseLeases>[0]): void => {
  const release = useEffectEvent(() => void releaseLeases(left()));
  useEffect(() => {
    const leave = (): void => release();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      release();
    };
  }, []);
};
