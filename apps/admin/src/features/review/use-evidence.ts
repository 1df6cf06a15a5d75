'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReviewEvidenceQuery } from '@/gql/graphql';
import { queryKeyOf } from '@/lib/query-key';
import { request } from '@/lib/request';
import { useGraphql } from '@/lib/use-graphql';
import { type DeskState, openItems, type Suggestion } from './desk-state';
import { reviewEvidenceQuery } from './review-evidence-query';

export type Evidence = NonNullable<ReviewEvidenceQuery['document']>['predictions'][number]['evidence'];

/** While a document is on the desk its evidence stays as it was read, also after a decision. */
const staleTime = Number.POSITIVE_INFINITY;

/** Evidence of a suggestion; null until it is there. */
export function useEvidence({ item, prediction }: Suggestion): { evidence: Evidence | null; error: Error | null } {
  const variables = { documentId: item.document.id };
  const { data, error } = useGraphql(reviewEvidenceQuery, variables, { staleTimeMs: staleTime });
  const evidence = data?.document?.predictions.find(({ id }) => id === prediction.id)?.evidence ?? null;
  return { evidence, error };
}

/** A document that comes to the desk may have been there before, with other suggestions. */
export function forgetEvidence(
  queryClient: QueryClient,
  claimed: readonly { readonly document: { readonly id: string } }[],
  openIds: readonly string[],
): void {
  for (const { document } of claimed) {
    if (openIds.includes(document.id)) continue;
    queryClient.removeQueries({ queryKey: queryKeyOf(reviewEvidenceQuery, { documentId: document.id }) });
  }
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
