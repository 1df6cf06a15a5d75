import { Badge } from '@/components/badge';
import type { RunState } from '@/gql/graphql';

/** Whether people have said what they make of an experiment; nothing before it has ended. */
export function ReviewStateBadge({ isReviewed, state }: { isReviewed: boolean; state: RunState }) {
  if (state !== 'SUCCEEDED') return null;
  return isReviewed ? <Badge tone="accepted">Reviewed</Badge> : <Badge tone="queued">To review</Badge>;
}
