import { claimReviewItemsMutation } from './claim-review-items-mutation';

/** Gives claimed documents back; `keepalive` lets it arrive although the page is going away. */
export const releaseLeases = (documentIds: readonly string[]): void => {
  if (documentIds.length === 0) return;
  const input = { count: 0, release: documentIds };
  void fetch('/graphql', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: claimReviewItemsMutation.toString(), variables: { input } }),
  }).catch(() => undefined); // A lease that could not be given back runs out by itself.
};
