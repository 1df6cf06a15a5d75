import { IconCircleCheck, IconCircleX, IconClock, IconEyeOff, IconWorldUpload } from '@tabler/icons-react';
import type { PredictionState } from '@/gql/graphql';
import styles from './badges.module.css';

const states = {
  PUBLISHED: { label: 'Published', tone: 'published', icon: IconWorldUpload },
  QUEUED: { label: 'In review', tone: 'queued', icon: IconClock },
  ACCEPTED: { label: 'Accepted', tone: 'accepted', icon: IconCircleCheck },
  REJECTED: { label: 'Rejected', tone: 'rejected', icon: IconCircleX },
  WITHDRAWN: { label: 'Withdrawn', tone: 'withdrawn', icon: IconEyeOff },
} as const satisfies Record<PredictionState, { label: string; tone: string; icon: typeof IconClock }>;

/** A prediction's state: colour, icon and word. */
export function StateBadge({ state }: { state: PredictionState }) {
  const { label, tone, icon: Icon } = states[state];
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={13} stroke={2} aria-hidden="true" />
      {label}
    </span>
  );
}
