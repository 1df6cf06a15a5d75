'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { TypedDocumentString } from '@/gql/graphql';
import { followStream } from './follow-stream';

type Connection = 'connecting' | 'live' | 'paused';

const useTabIsVisible = (): boolean => {
  const [isVisible, setVisible] = useState(true);
  useEffect(() => {
    const read = (): void => setVisible(document.visibilityState === 'visible');
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, []);
  return isVisible;
};

/**
 * Follows a generated subscription document while the tab is looked at: a browser allows six connections to a server,
 * and a forgotten tab should not hold one. `onOpen` is the moment to read again what may have been missed.
 */
export function useLive<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  handlers: { onData: (result: Result) => void; onOpen?: () => void; enabled?: boolean },
): Connection {
  const isVisible = useTabIsVisible();
  const [connection, setConnection] = useState<Connection>('connecting');
  const isWanted = isVisible && handlers.enabled !== false;
  const onData = useEffectEvent(handlers.onData);
  const onOpen = useEffectEvent(() => handlers.onOpen?.());
  const query = document.toString();
  const variablesJson = JSON.stringify(variables);

  useEffect(() => {
    if (!isWanted) return setConnection('paused');
    const following = new AbortController();
    const listener = {
      onData,
      onConnecting: () => setConnection('connecting'),
      onOpen: () => {
        setConnection('live');
        onOpen();
      },
    };
    void followStream<Result>({ query, variables: JSON.parse(variablesJson) }, listener, following.signal);
    return () => following.abort();
  }, [isWanted, query, variablesJson]);
  return connection;
}
