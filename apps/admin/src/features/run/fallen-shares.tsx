import Link from 'next/link';
import { Notice } from '@/components/notice';
import type { Run } from './use-run';

/** Subjects that are less frequent among the scored documents than in training, and what that means. */
export function FallenShares({ shares }: { shares: Run['fallenShares'] }) {
  if (shares.length === 0) return null;
  return (
    <Notice tone="warning">
      Less frequent in these documents than in training:
      <ul>
        {shares.map(({ classifier: { id, subject }, estimate }) => (
          <li key={id}>
            <Link href={`/subjects/${encodeURIComponent(subject.id)}`}>{subject.label}</Link>: {estimate.warning}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
