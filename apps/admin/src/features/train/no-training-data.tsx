import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';

/** In place of a form to train by, where there is nothing to learn from. */
export function NoTrainingData() {
  return (
    <EmptyState title="No training data yet">
      <p>
        <Link href="/documents/import">Import documents with subjects</Link> first.
      </p>
    </EmptyState>
  );
}
