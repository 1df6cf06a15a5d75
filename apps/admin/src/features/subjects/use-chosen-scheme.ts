'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useEffect, useState } from 'react';
import type { SchemesQuery } from '@/gql/graphql';
import { mainScheme } from '@/lib/main-scheme';

type Scheme = SchemesQuery['schemes'][number];

/** The scheme that the address names, or else the main one. Where it gets another name while it is shown, the address follows. */
export function useChosenScheme(schemes: readonly Scheme[]) {
  const [name, choose] = useQueryState('scheme', parseAsString);
  const [shownId, setShownId] = useState<string | null>(null);
  const named = schemes.find((scheme) => scheme.name === name);
  if (named && named.id !== shownId) setShownId(named.id);
  const renamed = named || name === null ? undefined : schemes.find(({ id }) => id === shownId);
  useEffect(() => {
    if (renamed) void choose(renamed.name);
  }, [renamed, choose]);
  return [named ?? renamed ?? mainScheme(schemes), choose] as const;
}
