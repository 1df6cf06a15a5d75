import type { RunState } from '@/gql/graphql';
import { Badge, type Tone } from './badge';

const states: Record<RunState, { label: string; tone: Tone }> = {
  QUEUED: { label: 'Queued', tone: 'queued' },
  RUNNING: { label: 'Running', tone: 'accent' },
  SUCCEEDED: { label: 'Succeeded', tone: 'published' },
  FAILED: { label: 'Failed', tone: 'rejected' },
  CANCELLED: { label: 'Cancelled', tone: 'withdrawn' },
};

export function RunStateBadge({ state }: { state: RunState }) {
  const { label, tone } = states[state];
  return <Badge tone={tone}>{label}</Badge>;
}
