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
    detail: `${formatCount(overview.labelled)} labelled · ${formatCount(overview.unlabelled)} unlabelled`,
    href: '/documents',
  },
  {
    label: 'Published',
    value: overview.published,
    detail: 'published automatically',
    href: '/documents?state=PUBLISHED',
    tone: 'published',
  },
  { label: 'In review', value: overview.queued, detail: 'awaiting a decision', href: '/review', tone: 'queued' },
  {
    label: 'Decided',
    value: overview.decided,
    detail: `${formatCount(overview.accepted)} accepted · ${formatCount(overview.rejected)} rejected`,
    href: '/documents?state=ACCEPTED',
    tone: 'accepted',
  },
  {
    label: 'Set aside',
    value: overview.setAside,
    detail: 'excluded from training',
    href: '/documents/set-aside',
  },
];

/** How many documents there are, and in which states their suggestions. */
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
