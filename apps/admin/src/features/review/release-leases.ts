import { claimReviewItemsMutation } from './claim-review-items-mutation';

interface Left {
  /** Documents on the desk that others may have. */
  release: readonly string[];
  /** Documents that are not to come back to this desk. */
  skip: readonly string[];
}

/** Gives claimed documents back; `keepalive` lets it arrive although the page is going away. */
export async function releaseLeases(left: Left): Promise<void> {
  if (left.release.length + left.skip.length === 0) return;
  await fetch('/graphql', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: claimReviewItemsMutation.toString(), variables: { input: { count: 0, ...left } } }),
  }).catch(() => undefined); // A lease that could not be given back runs out by itself.
}
