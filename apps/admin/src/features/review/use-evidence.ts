'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReviewEvidenceQuery } from '@/gql/graphql';
import { queryKeyOf } from '@/lib/query-key';
import { request } from '@/lib/request';
import { useGraphql } from '@/lib/use-graphql';
import { type DeskState, openItems } from './desk-state';
import { reviewEvidenceQuery } from './review-evidence-query';

export type Evidence = NonNullable<ReviewEvidenceQuery['document']>['predictions'][number]['evidence'];

/** While a document is on the desk its evidence stays as it was read, also after a decision. */
const staleTime = Number.POSITIVE_INFINITY;

/** Evidence of a document's suggestions by prediction id; null until it is there. */
export function useEvidence(documentId: string): ReadonlyMap<string, Evidence> | null {
  const { data } = useGraphql(reviewEvidenceQuery, { documentId }, { staleTimeMs: staleTime });
  if (!data) return null;
  return new Map(data.document?.predictions.map(({ id, evidence }) => [id, evidence]) ?? []);
}

/** Reads the evidence of the next document while a person is still at this one. */
export function useEvidenceAhead(state: DeskState, documentId: string | null): void {
  const queryClient = useQueryClient();
  const nextId = openItems(state).find(({ document }) => document.id !== documentId)?.document.id;
  useEffect(() => {
    if (!nextId) return;
    const variables = { documentId: nextId };
    void queryClient.prefetchQuery({
      queryKey: queryKeyOf(reviewEvidenceQuery, variables),
      queryFn: ({ signal }) => request(reviewEvidenceQuery, variables, signal),
      staleTime,
    });
  }, [nextId, queryClient]);
}
