'use client';

import { createClient } from 'graphql-sse';
import { useEffect, useEffectEvent, useState } from 'react';
import type { TypedDocumentString } from '@/gql/graphql';
import { labelLanguageHeaders } from './label-language';

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
    const client = createClient({
      url: '/graphql/stream',
      headers: labelLanguageHeaders,
      retryAttempts: Number.POSITIVE_INFINITY,
      on: {
        connecting: () => setConnection('connecting'),
        connected: () => {
          setConnection('live');
          onOpen();
        },
      },
    });
    const stop = client.subscribe<Result>(
      { query, variables: JSON.parse(variablesJson) },
      {
        next: ({ data }) => data && onData(data),
        error: () => setConnection('paused'),
        complete: () => setConnection('paused'),
      },
    );
    return () => {
      stop();
      client.dispose();
    };
  }, [isWanted, query, variablesJson]);
  return connection;
}
