import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Reads again the answers under a key, or all that are shown. An answer on its way may have been asked for before the
 * change: it is waited for, then read once more. The query client by itself would take a first answer for the new one,
 * and would drop a later one, so that changes faster than answers would never be shown.
 */
export async function readAgain(queryClient: QueryClient, queryKey: QueryKey = []): Promise<void> {
  const onTheirWay = new Set(queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' }));
  await queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
  if (onTheirWay.size === 0) return;
  await queryClient.invalidateQueries({ predicate: (query) => onTheirWay.has(query) }, { cancelRefetch: false });
}
