import Link from 'next/link';
import { Notice } from '@/components/notice';
import { fullNameOf } from '@/lib/subject-place';
import type { Run } from './use-run';

/** Subjects that are less frequent among the scored documents than in training, and what that means. */
export function PrevalenceDrops({ drops }: { drops: Run['prevalenceDrops'] }) {
  if (drops.length === 0) return null;
  return (
    <Notice tone="warning">
      Less frequent in these documents than in training:
      <ul>
        {drops.map(({ classifier: { id, subject }, estimate }) => (
          <li key={id}>
            <Link href={`/subjects/${encodeURIComponent(subject.id)}`}>{fullNameOf(subject)}</Link>: {estimate.warning}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
