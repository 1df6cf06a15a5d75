import Link from 'next/link';
import type { OverviewQuery } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import styles from './overview.module.css';

interface Figure {
  label: string;
  value: number;
  detail: string;
  href: string;
  tone?: 'published' | 'queued' | 'accepted';
}

const figuresOf = (overview: OverviewQuery['overview']): Figure[] => [
  {
    label: 'Documents',
    value: overview.documents,
    detail: `${formatCount(overview.labelled)} labelled, ${formatCount(overview.unlabelled)} not`,
    href: '/documents',
  },
  {
    label: 'Published',
    value: overview.published,
    detail: 'suggestions shown without a person',
    href: '/documents?state=PUBLISHED',
    tone: 'published',
  },
  { label: 'Waiting', value: overview.queued, detail: 'suggestions to review', href: '/review', tone: 'queued' },
  {
    label: 'Decided',
    value: overview.decided,
    detail: `${formatCount(overview.accepted)} accepted, ${formatCount(overview.rejected)} rejected`,
    href: '/documents?state=ACCEPTED',
    tone: 'accepted',
  },
  {
    label: 'Set aside',
    value: overview.setAside,
    detail: 'duplicates and outliers',
    href: '/documents/set-aside',
  },
];

/** What came in, what is published, what waits. */
export function Figures({ overview }: { overview: OverviewQuery['overview'] }) {
  return (
    <ul className={styles.figures}>
      {figuresOf(overview).map(({ label, value, detail, href, tone }) => (
        <li key={label}>
          <Link href={href} className={styles.figure} data-tone={tone}>
            <span>{label}</span>
            <strong>{formatCount(value)}</strong>
            <small>{detail}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
