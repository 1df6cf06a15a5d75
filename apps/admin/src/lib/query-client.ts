import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestError } from './request';

const signInAgain = (error: Error): void => {
  if (!(error instanceof RequestError) || error.code !== 'NOT_SIGNED_IN') return;
  if (window.location.pathname.startsWith('/sign-in')) return;
  const next = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
};

const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestError && ['UNREACHABLE', 'API_UNREACHABLE'].includes(error.code);

/** One cache a tab; a session that ended anywhere leads to the sign-in page. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true } },
  });
