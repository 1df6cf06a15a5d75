import type { VersionState } from '@/gql/graphql';
import { Badge, type Tone } from './badge';

const states: Record<VersionState, { label: string; tone: Tone }> = {
  CANDIDATE: { label: 'Candidate', tone: 'accent' },
  SERVING: { label: 'Deployed', tone: 'published' },
  PARTLY_SERVING: { label: 'Partly deployed', tone: 'published' },
  RETIRED: { label: 'Retired', tone: 'withdrawn' },
};

export function VersionStateBadge({ state }: { state: VersionState }) {
  const { label, tone } = states[state];
  return <Badge tone={tone}>{label}</Badge>;
}
