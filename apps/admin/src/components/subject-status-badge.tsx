import type { SubjectServing } from '@/gql/graphql';
import { Badge, type Tone } from './badge';

const statuses: Record<SubjectServing, { label: string; tone: Tone }> = {
  PUBLISHES: { label: 'Publishes', tone: 'published' },
  REVIEW_ONLY: { label: 'Review only', tone: 'queued' },
  NOT_SERVED: { label: 'Not deployed', tone: 'withdrawn' },
};

/** Whether suggestions of a subject are published, only reviewed, or not made. */
export function SubjectStatusBadge({ status }: { status: SubjectServing }) {
  const { label, tone } = statuses[status];
  return <Badge tone={tone}>{label}</Badge>;
}

/** What the deployed classifier of a subject, if there is one, does. */
export function ClassifierStatusBadge({ classifier }: { classifier: { reviewOnly: boolean } | null }) {
  if (!classifier) return <SubjectStatusBadge status="NOT_SERVED" />;
  return <SubjectStatusBadge status={classifier.reviewOnly ? 'REVIEW_ONLY' : 'PUBLISHES'} />;
}
