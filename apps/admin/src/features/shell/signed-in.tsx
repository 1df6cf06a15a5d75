'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { ErrorState } from '@/components/error-state';
import { PageLoading } from '@/components/page-loading';
import { useGraphql } from '@/lib/use-graphql';
import { ViewerProvider } from './viewer-context';
import { viewerQuery } from './viewer-query';

/** Lets people in who are signed in, sends others to the sign-in page and back afterwards. */
export function SignedIn({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { data, error, refetch } = useGraphql(viewerQuery, {}, { staleTimeMs: 60_000 });
  const isAnonymous = data?.viewer.kind === 'ANONYMOUS';

  useEffect(() => {
    if (!isAnonymous) return;
    const next = window.location.pathname + window.location.search;
    router.replace(`/sign-in?next=${encodeURIComponent(next)}`);
  }, [isAnonymous, router]);

  if (error && error.code !== 'NOT_SIGNED_IN') {
    return <ErrorState title="Classmark isn’t responding" error={error} onRetry={() => void refetch()} />;
  }
  if (!data || isAnonymous) return <PageLoading />;
  return <ViewerProvider viewer={data.viewer}>{children}</ViewerProvider>;
}
