import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestError } from './request';
import { signInAgain } from './sign-in-again';

const leaveIfSignedOut = (error: Error): void => {
  if (!(error instanceof RequestError) || error.code !== 'NOT_SIGNED_IN') return;
  if (!window.location.pathname.startsWith('/sign-in')) signInAgain();
};

const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestError && ['UNREACHABLE', 'API_UNREACHABLE'].includes(error.code);

/** One cache a tab; a session that ended anywhere leads to the sign-in page. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({ onError: leaveIfSignedOut }),
    defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true } },
  });
