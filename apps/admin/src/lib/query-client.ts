import { notifications } from '@mantine/notifications';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestError } from './request';

const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestError && ['UNREACHABLE', 'API_UNREACHABLE'].includes(error.code);

const outOfDate = 'out-of-date';

const sayOutOfDate = ({ message }: Error): void => {
  notifications.show({
    id: outOfDate,
    color: 'red',
    title: 'This page may be out of date',
    message,
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close' },
  });
};

/** One cache a tab. It sends whatever the browser thinks of the network: the service may be on this machine. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { state }) => state.data !== undefined && sayOutOfDate(error),
      onSuccess: () => notifications.hide(outOfDate),
    }),
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true },
      mutations: { networkMode: 'always' },
    },
  });
